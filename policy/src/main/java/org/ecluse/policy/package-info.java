/** Pure rules: what may happen to a transfer, decided from arguments alone. */
@NullMarked
package org.ecluse.policy;

import org.jspecify.annotations.NullMarked;

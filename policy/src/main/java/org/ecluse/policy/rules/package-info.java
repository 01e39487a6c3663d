/** Operator rules: who may send what to whom, for how long. */
@NullMarked
package org.ecluse.policy.rules;

import org.jspecify.annotations.NullMarked;

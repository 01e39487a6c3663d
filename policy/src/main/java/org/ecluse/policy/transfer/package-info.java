/** States of transfers and deliveries, and the only functions that move them. */
@NullMarked
package org.ecluse.policy.transfer;

import org.jspecify.annotations.NullMarked;

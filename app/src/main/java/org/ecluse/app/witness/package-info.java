/**
 * One installation remembers the checkpoints of another, and neither can go back: C2SP {@code
 * tlog-witness}. Both ends are here.
 */
@NullMarked
package org.ecluse.app.witness;

import org.jspecify.annotations.NullMarked;

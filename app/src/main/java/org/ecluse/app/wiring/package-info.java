/** Puts the house together: which implementation stands behind which port, and in which order. */
@NullMarked
package org.ecluse.app.wiring;

import org.jspecify.annotations.NullMarked;

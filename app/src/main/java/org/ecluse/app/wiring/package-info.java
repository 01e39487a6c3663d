/** Factories only: which implementation stands behind which port. */
@NullMarked
package org.ecluse.app.wiring;

import org.jspecify.annotations.NullMarked;

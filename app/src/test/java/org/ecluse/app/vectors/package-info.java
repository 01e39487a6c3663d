/** Test vectors of others, which the project reads where they are and does not carry. */
@NullMarked
package org.ecluse.app.vectors;

import org.jspecify.annotations.NullMarked;

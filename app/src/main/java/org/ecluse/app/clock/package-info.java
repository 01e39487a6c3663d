/** The time that a house goes by, and what it believes of the machine's clock. */
@NullMarked
package org.ecluse.app.clock;

import org.jspecify.annotations.NullMarked;

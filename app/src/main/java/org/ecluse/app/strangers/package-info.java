/** Who knocks at a door and has not come in yet, for both doors alike. */
@NullMarked
package org.ecluse.app.strangers;

import org.jspecify.annotations.NullMarked;

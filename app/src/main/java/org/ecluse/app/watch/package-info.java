/** Notices what only time or a probe shows, and raises it as an alarm. */
@NullMarked
package org.ecluse.app.watch;

import org.jspecify.annotations.NullMarked;

/** What becomes of what is over: how long it is remembered, and that it is forgotten then. */
@NullMarked
package org.ecluse.app.archive;

import org.jspecify.annotations.NullMarked;

/**
 * Taking in a browser: a pass becomes a session, looking is free, a button says when it is not any
 * more, and the browser's own download does the rest.
 */
@NullMarked
package org.ecluse.app.web.take;

import org.jspecify.annotations.NullMarked;

/**
 * Sending in a browser and what comes after it: for whom and why, the files, the word "send", and
 * the page that follows a transfer to its end.
 */
@NullMarked
package org.ecluse.app.web.send;

import org.jspecify.annotations.NullMarked;

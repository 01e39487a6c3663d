/**
 * The tus protocol, version 1.0: what its headers say, and how a body becomes a piece of a file.
 */
@NullMarked
package org.ecluse.app.https.tus;

import org.jspecify.annotations.NullMarked;

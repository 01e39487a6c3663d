/**
 * What happens on a connection below the framework: which requests may pass, the headers of every
 * answer, pace, the end of a connection, and whether the peer has what it was sent.
 */
@NullMarked
package org.ecluse.app.https.wire;

import org.jspecify.annotations.NullMarked;

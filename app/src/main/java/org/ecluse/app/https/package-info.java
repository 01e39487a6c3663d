/**
 * The HTTPS door: requests in, answers out, no rules. Controllers ask {@link
 * org.ecluse.app.transfer.Transfers}; who is asking comes from a verified pass and from nowhere
 * else.
 */
@NullMarked
package org.ecluse.app.https;

import org.jspecify.annotations.NullMarked;

package org.ecluse.app.transfer;

import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;

/**
 * Who is asking, and where they came in.
 *
 * @param grant proof that somebody was verified
 * @param door where this request arrived; the host's console counts as {@link Door#HTTPS}
 */
public record Caller(Grant grant, Door door) {}

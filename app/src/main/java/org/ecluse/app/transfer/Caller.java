package org.ecluse.app.transfer;

import java.util.Optional;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.transfer.Origin;

/**
 * Who is asking, and where they came in.
 *
 * @param grant proof that somebody was verified
 * @param door where this request arrived; the host's console counts as {@link Door#HTTPS}
 * @param origin stands for the address that the door saw; the host's console has none
 */
public record Caller(Grant grant, Door door, Optional<Origin> origin) {}

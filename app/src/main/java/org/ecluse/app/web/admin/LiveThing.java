package org.ecluse.app.web.admin;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;

/**
 * A row of one of the lists of what is live.
 *
 * @param id names it on its list
 * @param owner whose it is
 * @param what one line that tells it from others
 * @param usedAt when it was last used, where anybody knows that
 * @param until when it ends by itself, if it does
 * @param revokedAt when it was stopped; it stays on the list until its end
 * @param isOwn whether the admin is looking through it
 */
public record LiveThing(
    String id,
    AccountId owner,
    String what,
    Instant since,
    Optional<Instant> usedAt,
    Optional<Instant> until,
    Optional<Instant> revokedAt,
    boolean isOwn) {

  /** Whether it can be stopped here. */
  public boolean isLive() {
    return revokedAt.isEmpty() && !isOwn;
  }
}

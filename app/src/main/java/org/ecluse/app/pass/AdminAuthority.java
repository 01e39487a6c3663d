package org.ecluse.app.pass;

import java.time.Instant;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.Access;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Whether a caller may administer accounts, passes and sessions. */
public final class AdminAuthority {

  private AdminAuthority() {}

  /**
   * An admin may, but not with a pass that is limited to some transfers: it could issue itself one
   * without that limit.
   */
  public static Outcome<Allowed> decide(Caller by, Instant now) {
    return Access.decide(by.grant(), by.door(), Role.ADMIN, now)
        .then(
            allowed ->
                by.grant().transfers().isEmpty()
                    ? Outcome.done(allowed)
                    : Outcome.refused(Refusal.notFound()));
  }
}

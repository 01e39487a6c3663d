package org.ecluse.app.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.app.account.PassRecord;
import org.ecluse.policy.access.Door;

/** When a pass holds, going by its record. */
final class PassRules {

  private final PassSettings settings;

  PassRules(PassSettings settings) {
    this.settings = settings;
  }

  /** Why a pass does not open a door now; empty where it does. */
  Optional<Denial> objection(Standings.OfPass standing, Door door, Instant now) {
    return standing.pass().doors().contains(door)
        ? objection(standing, now)
        : Optional.of(Denial.OTHER_DOOR);
  }

  /** Why a pass opens no door now; empty where it opens one. */
  Optional<Denial> objection(Standings.OfPass standing, Instant now) {
    PassRecord pass = standing.pass();
    if (pass.revokedAt().isPresent()) {
      return Optional.of(Denial.REVOKED);
    }
    if (!standing.account().enabled()) {
      return Optional.of(Denial.ACCOUNT_DISABLED);
    }
    if (now.plus(settings.skew()).isBefore(pass.issuedAt())) {
      return Optional.of(Denial.NOT_YET_VALID);
    }
    if (!now.isBefore(until(pass))) {
      return Optional.of(Denial.EXPIRED);
    }
    Duration lifetime = Duration.between(pass.issuedAt(), pass.expiresAt());
    return lifetime.isPositive() && lifetime.compareTo(settings.maxTtl()) <= 0
        ? Optional.empty()
        : Optional.of(Denial.LIVES_TOO_LONG);
  }

  /** The first instant at which a pass is over. */
  Instant until(PassRecord pass) {
    return pass.expiresAt().plus(settings.skew());
  }
}

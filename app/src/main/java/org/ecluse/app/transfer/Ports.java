package org.ecluse.app.transfer;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.ecluse.app.account.Accounts;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.Moment;

/**
 * Everything outside that the service needs: stores, accounts, the operator's rules, time and
 * randomness.
 */
public record Ports(
    Records records,
    Vault vault,
    Blobs blobs,
    EpochKeys epochKeys,
    Anchors anchors,
    Accounts accounts,
    LiveGrant liveGrant,
    Rules rules,
    Safeguards safeguards,
    HouseClock clock,
    SecureRandom random) {

  /** Now, in whole milliseconds, as every store keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Now, by both clocks. */
  Moment moment() {
    return new Moment(now(), clock.steady().truncatedTo(ChronoUnit.MILLIS));
  }

  /** Whether nothing may be let out, sent or erased by time until the time is known again. */
  boolean isTimeInDoubt() {
    return clock.standing() == HouseClock.Standing.AHEAD;
  }
}

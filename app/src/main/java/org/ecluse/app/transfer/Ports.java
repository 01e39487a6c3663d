package org.ecluse.app.transfer;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.ecluse.app.account.Accounts;
import org.ecluse.policy.rules.Rules;

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
    InstantSource clock,
    SecureRandom random) {

  /** Now, in whole milliseconds, as every store keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

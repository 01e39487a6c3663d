package org.ecluse.policy.transfer;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a claim may stay idle; every reservation renews it.
 *
 * @param until the first instant at which the lease has ended
 * @param lapseReported whether its sender was already told that it ended incomplete
 */
public record Lease(Instant until, boolean lapseReported) {

  public static Lease from(Instant now, Duration length) {
    return new Lease(now.plus(length), false);
  }

  public boolean hasEnded(Instant now) {
    return !now.isBefore(until);
  }

  Lease reported() {
    return new Lease(until, true);
  }
}

package org.ecluse.policy.transfer;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a claim may stay idle; every reservation renews it. By the {@link Moment#steady steady}
 * clock, so that setting the time of day neither ends nor prolongs it.
 *
 * @param until the first instant at which the lease has ended
 * @param lapseReported whether its sender was already told that it ended incomplete
 */
public record Lease(Instant until, boolean lapseReported) {

  public static Lease from(Instant steady, Duration length) {
    return new Lease(steady.plus(length), false);
  }

  public boolean hasEnded(Instant steady) {
    return !steady.isBefore(until);
  }

  Lease reported() {
    return new Lease(until, true);
  }
}

package org.ecluse.policy.transfer;

import java.time.Instant;

/**
 * Now, by two clocks.
 *
 * @param now the time of day, by which things expire; it may jump forward when the machine's clock
 *     is set
 * @param steady moves only as fast as the machine ticks, by which leases end; it is compared with
 *     nothing but itself
 */
public record Moment(Instant now, Instant steady) {

  /** A moment at which both clocks show the same. */
  public static Moment of(Instant now) {
    return new Moment(now, now);
  }
}

package org.ecluse.policy.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * When a house that nobody uses closes its doors. A service that is used once a year is one that
 * nobody watches for the rest of it.
 *
 * @param after time without a transfer after which the doors close
 * @param warning how long before that the admins are told
 */
public record Dormancy(Duration after, Duration warning) {

  public static final Dormancy DEFAULT = new Dormancy(Duration.ofDays(30), Duration.ofDays(5));

  /** How a house stands to its own sleep. */
  public enum Standing {
    /** It is used. */
    AWAKE,
    /** It will close soon, and its admins were told. */
    WARNED,
    /** Nothing comes in or goes out until an admin opens it. */
    CLOSED
  }

  public Dormancy {
    if (!after.isPositive() || warning.isNegative() || warning.compareTo(after) >= 0) {
      throw new IllegalArgumentException("the warning comes before the doors close");
    }
  }

  /** How a house stands that was last used then. */
  public Standing standing(Instant lastUse, Instant now) {
    if (!now.isBefore(closesAt(lastUse))) {
      return Standing.CLOSED;
    }
    return now.isBefore(closesAt(lastUse).minus(warning)) ? Standing.AWAKE : Standing.WARNED;
  }

  public Instant closesAt(Instant lastUse) {
    return lastUse.plus(after);
  }
}

package org.ecluse.policy.rules;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * How long a transfer may live. There is no "never".
 *
 * @param standard what a transfer gets whose sender says nothing
 * @param longest the most that may be asked for
 */
public record Retention(Duration standard, Duration longest) {

  public static final Retention DEFAULT = new Retention(Duration.ofDays(3), Duration.ofDays(7));

  public Retention {
    if (!standard.isPositive() || standard.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "the standard expiry is positive and not over the longest");
    }
  }

  /** Decides on a sender's wish, as text; empty for no wish. */
  public Outcome<Duration> decide(Optional<String> wish) {
    if (wish.isEmpty()) {
      return Outcome.done(standard);
    }
    return DurationText.parse(wish.get())
        .map(this::withinLongest)
        .orElseGet(
            () ->
                Outcome.refused(
                    Refusal.invalid("expires", "an expiry is a duration such as 90m, 24h or 3d")));
  }

  private Outcome<Duration> withinLongest(Duration wished) {
    return wished.compareTo(longest) > 0
        ? Outcome.refused(Refusal.forbidden("max_expiry"))
        : Outcome.done(wished);
  }
}

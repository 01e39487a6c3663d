package org.ecluse.app.web.send;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecluse.app.transfer.LimitsView;

/**
 * A choice of how long a transfer may live.
 *
 * @param value as the service reads it
 * @param until when that would be, had it been sent now
 * @param isStandard whether it is chosen unless somebody chooses
 */
public record Expiry(String value, Instant until, boolean isStandard) {

  /** A day, the standard and the longest, and what lies between. */
  static List<Expiry> choices(LimitsView limits, Instant now) {
    return new TreeSet<>(
            Stream.of(
                    Duration.ofDays(1),
                    limits.standardExpiry(),
                    Duration.ofDays(7),
                    limits.longestExpiry())
                .filter(choice -> choice.compareTo(limits.longestExpiry()) <= 0)
                .toList())
        .stream()
            .map(
                choice ->
                    new Expiry(
                        choice.toString(),
                        now.plus(choice),
                        choice.equals(limits.standardExpiry())))
            .toList();
  }
}

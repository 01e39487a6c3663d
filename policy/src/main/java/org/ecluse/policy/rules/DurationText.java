package org.ecluse.policy.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 30s}, {@code 90m}, {@code 24h}, {@code 3d}, ISO. */
public final class DurationText {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(s|m|h|d)");
  private static final int MAX_CHARS = 40;

  private DurationText() {}

  /** Empty for what is not a duration, and for zero and negative ones. */
  public static Optional<Duration> parse(String text) {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    Matcher shortForm = SHORT.matcher(text);
    try {
      Duration duration =
          shortForm.matches()
              ? ofUnit(Long.parseLong(shortForm.group(1)), shortForm.group(2))
              : Duration.parse(text);
      return duration.isPositive() ? Optional.of(duration) : Optional.empty();
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Duration ofUnit(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}

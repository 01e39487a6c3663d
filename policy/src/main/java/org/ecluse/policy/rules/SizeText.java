package org.ecluse.policy.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads sizes as people write them: {@code 4096}, {@code 16MiB}, {@code 2GiB}, {@code 5GB}. */
public final class SizeText {

  private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s?(B|[KMGT]i?B)?");
  private static final String UNITS = "KMGT";

  private SizeText() {}

  /** The size in bytes; empty for what is not one or does not fit. */
  public static Optional<Long> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2) == null ? "B" : matcher.group(2);
    long base = unit.contains("i") ? 1024 : 1000;
    long bytes = Long.parseLong(matcher.group(1));
    try {
      for (int power = UNITS.indexOf(unit.charAt(0)); power >= 0; power--) {
        bytes = Math.multiplyExact(bytes, base);
      }
      return Optional.of(bytes);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}

package org.ecluse.app.web.text;

import java.text.NumberFormat;
import java.util.List;

/** Numbers as people read them. */
final class Numbers {

  private static final List<String> FRENCH = List.of("octets", "Ko", "Mo", "Go", "To");
  private static final List<String> ENGLISH = List.of("bytes", "KB", "MB", "GB", "TB");
  private static final double STEP = 1000;

  /** Keeps a number and its unit on one line. */
  private static final char NARROW_SPACE = '\u00a0';

  private Numbers() {}

  static String whole(long number, Language language) {
    return NumberFormat.getIntegerInstance(language.locale()).format(number);
  }

  /** In powers of 1000, as file managers count. */
  static String size(long bytes, Language language) {
    List<String> units = language == Language.FR ? FRENCH : ENGLISH;
    double value = bytes;
    int unit = 0;
    while (value >= STEP && unit < units.size() - 1) {
      value /= STEP;
      unit++;
    }
    NumberFormat format = NumberFormat.getInstance(language.locale());
    format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
    String name = bytes == 1 ? (language == Language.FR ? "octet" : "byte") : units.get(unit);
    return format.format(value) + NARROW_SPACE + name;
  }
}

package org.ecluse.app.web.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Moments as people read them: absolute, with the weekday, in one zone that is named. */
final class Times {

  /** Where the people of these pages are; the zone is written beside every time. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final DateTimeFormatter FRENCH =
      format("EEEE d MMMM yyyy 'à' HH:mm z", Language.FR);
  private static final DateTimeFormatter ENGLISH =
      format("EEEE d MMMM yyyy 'at' HH:mm z", Language.EN);

  private Times() {}

  private static DateTimeFormatter format(String pattern, Language language) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).withZone(ZONE);
  }

  static String of(Instant instant, Language language) {
    return switch (language) {
      case FR -> FRENCH.format(instant);
      case EN -> ENGLISH.format(instant);
    };
  }
}

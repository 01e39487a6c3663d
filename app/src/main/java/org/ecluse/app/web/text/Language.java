package org.ecluse.app.web.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the pages; the first is the one of whoever names none of them. */
public enum Language {
  FR(Locale.FRANCE),
  EN(Locale.UK);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** How numbers and times are written. */
  public Locale locale() {
    return locale;
  }

  /** The word for it in HTML, cookies and headers. */
  public String tag() {
    return locale.getLanguage();
  }

  /** The language with this tag. */
  public static Optional<Language> parse(@Nullable String tag) {
    return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
  }

  /** The language that a browser likes best, going by its {@code Accept-Language}. */
  public static Language preferredBy(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return FR;
    }
    try {
      List<Locale> ours =
          Arrays.stream(values()).map(language -> Locale.of(language.tag())).toList();
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ours);
      return best == null ? FR : parse(best.getLanguage()).orElse(FR);
    } catch (IllegalArgumentException e) {
      return FR; // a header that is not one
    }
  }
}

package org.ecluse.policy.rules;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * A name that a client gave a file, found harmless: it is shown and handed back, never made into a
 * path. In Unicode normalisation form C, at most {@value #MAX_BYTES} bytes of UTF-8, without
 * separators, control or format characters (bidirectional marks, zero-width ones), lone surrogates,
 * unassigned or private code points, without a space of any kind at either end and a full stop at
 * its end.
 */
public record FileName(String value) {

  /** What common file systems hold. */
  public static final int MAX_BYTES = 255;

  public FileName {
    if (problem(value).isPresent()) {
      throw new IllegalArgumentException("not a file name");
    }
  }

  /** Normalises and checks a client's name. */
  public static Outcome<FileName> parse(String text) {
    String name = Normalizer.normalize(text, Normalizer.Form.NFC);
    return problem(name)
        .<Outcome<FileName>>map(reason -> Outcome.refused(Refusal.invalid("name", reason)))
        .orElseGet(() -> Outcome.done(new FileName(name)));
  }

  private static Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("a file needs a name");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("a file name has at most " + MAX_BYTES + " bytes");
    }
    if (name.equals(".") || name.equals("..")) {
      return Optional.of("a file name is not . or ..");
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      return Optional.of("a file name has no / or \\");
    }
    if (name.codePoints().anyMatch(FileName::isForbidden)) {
      return Optional.of("a file name has no control, invisible or direction characters");
    }
    if (isSpace(name.codePointAt(0))
        || isSpace(name.codePointBefore(name.length()))
        || name.endsWith(".")) {
      return Optional.of("a file name does not begin with a space or end in a space or full stop");
    }
    return Optional.empty();
  }

  /** Also the wide and the unbreakable ones: to people they all look like the same name. */
  private static boolean isSpace(int codePoint) {
    return Character.getType(codePoint) == Character.SPACE_SEPARATOR;
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> codePoint == 0xFFFD;
    };
  }

  @Override
  public String toString() {
    return value;
  }
}

package org.ecluse.policy.rules;

import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** Text that people write about a transfer: short, one line, no control or direction characters. */
public final class FreeText {

  /** Bound for a purpose or category. */
  public static final int MAX_CHARS = 500;

  private FreeText() {}

  /**
   * Checks an optional text.
   *
   * @param field its name in the API
   */
  public static Outcome<Optional<String>> check(String field, Optional<String> text) {
    if (text.isEmpty() || text.get().isBlank()) {
      return Outcome.done(Optional.empty());
    }
    String stripped = text.get().strip();
    if (stripped.length() > MAX_CHARS) {
      return Outcome.refused(
          Refusal.invalid(field, "this text has at most " + MAX_CHARS + " characters"));
    }
    return stripped.codePoints().anyMatch(FreeText::isForbidden)
        ? Outcome.refused(Refusal.invalid(field, "this text has no control characters"))
        : Outcome.done(Optional.of(stripped));
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}

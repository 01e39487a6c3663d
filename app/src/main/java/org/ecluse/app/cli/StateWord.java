package org.ecluse.app.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The states that a transfer as a whole can be in. */
enum StateWord {
  UPLOADING,
  AVAILABLE,
  DELIVERED,
  SPENT,
  EXPIRED,
  REVOKED,
  ENDED;

  static Optional<StateWord> parse(String word) {
    return Stream.of(values()).filter(state -> state.is(word)).findFirst();
  }

  boolean is(String word) {
    return name().toLowerCase(Locale.ROOT).equals(word);
  }
}

package org.ecluse.policy.transfer;

import java.util.Optional;

/** Names a transfer. Its text begins with {@code t-}. */
public record TransferId(Id128 value) {

  private static final String PREFIX = "t-";

  /** Reads the text form; empty for anything else. */
  public static Optional<TransferId> parse(String text) {
    return Id128.parse(PREFIX, text).map(TransferId::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}

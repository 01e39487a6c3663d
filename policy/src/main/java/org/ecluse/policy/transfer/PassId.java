package org.ecluse.policy.transfer;

import java.util.Optional;

/** Names a pass; it is the token's {@code jti}. Its text begins with {@code p-}. */
public record PassId(Id128 value) {

  private static final String PREFIX = "p-";

  /** Reads the text form; empty for anything else. */
  public static Optional<PassId> parse(String text) {
    return Id128.parse(PREFIX, text).map(PassId::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}

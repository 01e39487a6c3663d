package org.ecluse.policy.transfer;

import java.util.Optional;

/**
 * Names a person's session in lists, orders and the ledger; it is not the secret that opens it. Its
 * text begins with {@code s-}.
 */
public record SessionId(Id128 value) {

  private static final String PREFIX = "s-";

  /** Reads the text form; empty for anything else. */
  public static Optional<SessionId> parse(String text) {
    return Id128.parse(PREFIX, text).map(SessionId::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}

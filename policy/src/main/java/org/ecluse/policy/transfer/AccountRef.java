package org.ecluse.policy.transfer;

import java.util.Optional;

/**
 * Stands for an account where its chosen name must not: on the ledger and in every table. Its text
 * begins with {@code a-}.
 */
public record AccountRef(Id128 value) {

  private static final String PREFIX = "a-";

  /** Reads the text form; empty for anything else. */
  public static Optional<AccountRef> parse(String text) {
    return Id128.parse(PREFIX, text).map(AccountRef::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}

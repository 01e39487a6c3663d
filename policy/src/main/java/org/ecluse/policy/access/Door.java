package org.ecluse.policy.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in. */
public enum Door {
  HTTPS,
  SFTP;

  /** The word in commands, API and ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Door> parse(String word) {
    return Arrays.stream(values()).filter(door -> door.word().equals(word)).findFirst();
  }
}

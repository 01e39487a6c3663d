package org.ecluse.policy.transfer;

import java.util.Optional;

/** Names a file of a transfer, and its blobs. Its text begins with {@code f-}. */
public record FileId(Id128 value) {

  private static final String PREFIX = "f-";

  /** Reads the text form; empty for anything else. */
  public static Optional<FileId> parse(String text) {
    return Id128.parse(PREFIX, text).map(FileId::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}

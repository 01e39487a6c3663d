package org.ecluse.app.sftp;

import java.time.Instant;

/**
 * What a client is told about a file or directory.
 *
 * @param mode type and permissions as in {@code st_mode}
 */
record Attributes(int mode, long sizeBytes, Instant modifiedAt) implements Answer {

  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int READABLE = 0400;
  private static final int WRITABLE = 0200;
  private static final int ENTERABLE = 0100;

  static Attributes directory(Instant modifiedAt) {
    return new Attributes(DIRECTORY | READABLE | WRITABLE | ENTERABLE, 0, modifiedAt);
  }

  /** A file that its sender still rules. */
  static Attributes sent(long sizeBytes, Instant modifiedAt) {
    return new Attributes(REGULAR | READABLE | WRITABLE, sizeBytes, modifiedAt);
  }

  /** A file that its recipient can read. */
  static Attributes received(long sizeBytes, Instant modifiedAt) {
    return new Attributes(REGULAR | READABLE, sizeBytes, modifiedAt);
  }

  boolean isDirectory() {
    return (mode & DIRECTORY) != 0 && (mode & REGULAR) == 0;
  }

  /** The first column of {@code ls -l}; only the owner has any permission. */
  String modeText() {
    return (isDirectory() ? "d" : "-")
        + ((mode & READABLE) != 0 ? "r" : "-")
        + ((mode & WRITABLE) != 0 ? "w" : "-")
        + ((mode & ENTERABLE) != 0 ? "x" : "-")
        + "------";
  }
}

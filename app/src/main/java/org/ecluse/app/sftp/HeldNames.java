package org.ecluse.app.sftp;

import java.util.List;
import java.util.Locale;

/** Names that clients give a file while it is not whole; such a file is sent when it is renamed. */
final class HeldNames {

  /** Suffixes, in lower case. */
  private static final List<String> SUFFIXES = List.of(".filepart", ".part", ".partial", ".tmp");

  private HeldNames() {}

  static boolean isHeld(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(lower::endsWith);
  }
}

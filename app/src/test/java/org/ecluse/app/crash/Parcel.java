package org.ecluse.app.crash;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Something that is sent.
 *
 * @param name for the people of the story
 * @param expires how long its deliveries live
 */
record Parcel(String name, int sizeBytes, String expires, List<String> recipients) {

  /** Occurs in every content, many times. */
  static final String MARKER = "a line that only the recipient may read";

  /** Begins every file's name. */
  static final String FILE = "export-of-persons-";

  String fileName() {
    return FILE + name + ".csv";
  }

  byte[] content() {
    String line = MARKER + ", of " + name + "\n";
    byte[] text = line.repeat(sizeBytes / line.length() + 1).getBytes(StandardCharsets.UTF_8);
    return java.util.Arrays.copyOf(text, sizeBytes);
  }

  /** How much may leave for one recipient, without a reissue. */
  long budgetBytes() {
    return 2L * sizeBytes;
  }
}

package org.ecluse.app.sftp;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line of a directory. */
record Entry(String name, Attributes attributes) {

  private static final String OWNER = "ecluse";
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The line as {@code ls -l} prints it; older clients parse nothing else. Times are UTC. */
  String longName() {
    return String.format(
        Locale.ROOT,
        "%s %4d %-8s %-8s %12d %s %s",
        attributes.modeText(),
        1,
        OWNER,
        OWNER,
        attributes.sizeBytes(),
        WHEN.format(attributes.modifiedAt()),
        name);
  }
}

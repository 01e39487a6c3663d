package org.ecluse.app.sftp;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line of a directory. */
record Entry(String name, Attributes attributes) {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The line as {@code ls -l} prints it; older clients parse nothing else. Times are UTC. */
  String longName() {
    return "%s %4d %-8s %-8s %12d %s %s"
        .formatted(
            attributes.modeText(),
            1,
            "ecluse",
            "ecluse",
            attributes.sizeBytes(),
            WHEN.format(attributes.modifiedAt()),
            name);
  }
}

package org.ecluse.app.cli;

import java.util.Locale;
import org.ecluse.app.client.InboxEntry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** What the client's commands say to people. */
final class Remarks {

  private static final int FAILED = 1;

  private Remarks() {}

  /** Says on standard error why it failed; the exit code is the answer. */
  static int failure(CommandSpec command, @Nullable String sentence) {
    command.commandLine().getErr().println("ecluse: " + sentence);
    return FAILED;
  }

  /** One delivery on one line: what a person needs to choose, the id first. */
  static String line(InboxEntry entry) {
    return String.format(
        Locale.ROOT,
        "%s  %-10s %12d  %s  %s  %s",
        entry.id(),
        entry.state(),
        entry.sizeBytes(),
        entry.expires(),
        entry.sender(),
        entry.printableName());
  }
}

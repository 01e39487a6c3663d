package org.ecluse.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line: {@code ecluse COMMAND}. */
@Command(
    name = "ecluse",
    mixinStandardHelpOptions = true,
    version = "ecluse 0.1.0",
    description = "File transfer that keeps nothing: one recipient takes a file out once.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:success", "1:refused or failed", "2:wrong usage"})
public final class Main implements Runnable {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(new CommandLine(this), "Say which command to run.");
  }
}

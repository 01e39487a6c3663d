package org.ecluse.app.cli;

import picocli.CommandLine.Option;

/** {@code --json}, in every command that prints data. */
final class JsonOption {

  @Option(names = "--json", description = "Print JSON.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}

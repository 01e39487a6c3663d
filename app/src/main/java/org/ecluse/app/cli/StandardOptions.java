package org.ecluse.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The parser's own {@code mixinStandardHelpOptions}, option by option, for what every start goes
 * through: the parser would read its options from annotations, which is slow in a young process.
 */
final class StandardOptions {

  private StandardOptions() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /** An option with one value of this type. */
  static OptionSpec valued(String name, String label, Class<?> type, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(type)
        .arity("1")
        .description(description)
        .build();
  }
}

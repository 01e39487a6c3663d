package org.ecluse.app.cli;

import java.nio.file.Path;
import org.ecluse.app.config.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --home}, in every command that works on the host. */
final class HomeOption {

  static final String NAME = "--home";
  static final String LABEL = "DIR";
  static final String DESCRIPTION =
      "Home of the installation (default: ECLUSE_HOME, then ~/.local/share/ecluse).";

  @Option(names = NAME, paramLabel = LABEL, description = DESCRIPTION)
  private @Nullable Path home;

  Path in(Surroundings around) {
    return choose(home, around);
  }

  static Path choose(@Nullable Path named, Surroundings around) {
    return Home.choose(named, around.environment(), around.userHome());
  }
}

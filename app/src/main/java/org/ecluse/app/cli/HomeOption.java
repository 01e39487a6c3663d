package org.ecluse.app.cli;

import java.nio.file.Path;
import org.ecluse.app.config.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --home}, in every command that works on the host. */
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Home of the installation (default: ECLUSE_HOME, then ~/.local/share/ecluse).")
  private @Nullable Path home;

  Path in(Surroundings around) {
    return Home.choose(home, around.environment(), around.userHome());
  }
}

package org.ecluse.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which directory holds everything of one installation. */
public final class Home {

  private static final String VARIABLE = "ECLUSE_HOME";

  private Home() {}

  /** The option, else {@code ECLUSE_HOME}, else {@code ~/.local/share/ecluse}. */
  public static Path choose(@Nullable Path option, Map<String, String> environment, Path userHome) {
    return Optional.ofNullable(option)
        .or(() -> fromEnvironment(environment))
        .orElseGet(() -> userHome.resolve(".local/share/ecluse"))
        .toAbsolutePath()
        .normalize();
  }

  private static Optional<Path> fromEnvironment(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(text -> !text.isBlank())
        .map(Path::of);
  }
}

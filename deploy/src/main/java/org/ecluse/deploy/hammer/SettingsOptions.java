package org.ecluse.deploy.hammer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.deploy.hammer.history.Door;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings as they are given on the command line. */
final class SettingsOptions {

  @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
  private long seconds = 60;

  @Option(names = "--clients", description = "How many (default: ${DEFAULT-VALUE}).")
  private int clients = 50;

  @Option(names = "--seed", description = "Repeats a run's schedule (default: a new one).")
  private @Nullable Long seed;

  @Option(
      names = "--kill-every",
      paramLabel = "5s",
      description = "Mean time between two kill -9 of the service (default: never).")
  private @Nullable Duration killEvery;

  @Option(names = "--doors", split = ",", description = "https, sftp (default: both).")
  private List<Door> doors = List.of(Door.HTTPS, Door.SFTP);

  @Option(names = "--largest", description = "Largest file in bytes (default: ${DEFAULT-VALUE}).")
  private long largestBytes = 4 << 20;

  @Option(names = "--slack", description = "The service's slack (default: ${DEFAULT-VALUE}).")
  private long slackBytes = 256 << 10;

  @Option(
      names = "--ecluse",
      defaultValue = "${sys:hammer.ecluse:-./ecluse}",
      description = "The program under the hammer (default: this checkout's).")
  private Path ecluse = Path.of("");

  Settings settings() throws IOException {
    return new Settings(
        List.of(ecluse.toAbsolutePath().normalize().toString()),
        Files.createTempDirectory("hammer"),
        seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE),
        Duration.ofSeconds(seconds),
        clients,
        Optional.ofNullable(killEvery),
        doors,
        largestBytes,
        slackBytes);
  }
}

package org.ecluse.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs, or has run.
 *
 * @param output the file that takes both its streams
 */
public record Run(Process process, Path output) {

  public static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Starts a program; nobody types. */
  public static Run start(Path directory, List<String> words) {
    try {
      Path output = Files.createTempFile(directory, "output", ".txt");
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Run(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end. */
  public static Run of(Path directory, String... words) {
    return start(directory, List.of(words)).ended();
  }

  /** Waits for its end. */
  public Run ended() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("does not end: " + process.info() + ": " + text());
      }
      return this;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it as a crash would: nothing is closed, nothing said. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  public int exit() {
    return process.exitValue();
  }

  public String text() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Run succeeded() {
    assertThat(exit()).as("exit of %s, which said: %s", process.info(), text()).isZero();
    return this;
  }

  public Run failed() {
    assertThat(exit()).as("exit of %s, which said: %s", process.info(), text()).isNotZero();
    return this;
  }
}

package org.ecluse.deploy.hammer.service;

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
public record Program(Process process, Path output) {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Starts a program; nobody types. */
  public static Program start(Path directory, List<String> words) {
    try {
      Path output = Files.createTempFile(directory, "output", ".txt");
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      return new Program(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end; one that does not end is killed. */
  public Program ended() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new HammerException("a program does not end: " + process.info() + ": " + text());
      }
      return this;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new HammerException("interrupted", e);
    }
  }

  /** Its output, once it has ended well. */
  public String succeeded() {
    if (ended().process.exitValue() != 0) {
      throw new HammerException(
          "exit " + process.exitValue() + " of a program that said: " + text());
    }
    return text();
  }

  public String text() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

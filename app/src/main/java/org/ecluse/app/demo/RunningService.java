package org.ecluse.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ecluse serve} as a process of its own, from the same Java and class path as this one.
 *
 * <p>Its output goes to a file and not to a pipe, so that it can outlive the demo.
 *
 * @param https address of the HTTPS door
 * @param sftpPort of the SFTP door, on the same host
 */
record RunningService(Process process, String https, String host, int sftpPort)
    implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private static final Pattern READY =
      Pattern.compile("^ready https=(\\S+) sftp=sftp://(.+):(\\d+)\\s*$", Pattern.MULTILINE);

  /**
   * Starts it and waits until it says that it is ready.
   *
   * @param ecluse the words that run Ecluse, to which a command is added
   */
  static RunningService start(List<String> ecluse, Workshop workshop)
      throws DemoException, InterruptedException {
    try {
      Process process = builder(ecluse, workshop).start();
      return ready(process, workshop.log());
    } catch (IOException e) {
      throw new DemoException("The service cannot be started.", e);
    }
  }

  private static ProcessBuilder builder(List<String> ecluse, Workshop workshop) {
    List<String> words = new ArrayList<>(ecluse);
    words.addAll(List.of("serve", "--home", workshop.home().toString(), "--host", "127.0.0.1"));
    words.addAll(List.of("--https-port", "0", "--sftp-port", "0", "--ops-port", "0"));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(workshop.log().toFile());
    // Settings of another installation on this machine are not meant for this one.
    builder.environment().keySet().removeIf(name -> name.startsWith("ECLUSE_"));
    return builder;
  }

  private static RunningService ready(Process process, Path log)
      throws IOException, InterruptedException, DemoException {
    Stopwatch watch = Stopwatch.start();
    while (watch.read().compareTo(START_TIMEOUT) < 0) {
      boolean ended = process.waitFor(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      Matcher matcher = READY.matcher(Files.readString(log));
      if (matcher.find()) {
        int sftpPort = Integer.parseInt(matcher.group(3));
        return new RunningService(process, matcher.group(1), matcher.group(2), sftpPort);
      }
      if (ended) {
        throw new DemoException("The service ended at once: " + lastLine(log).orElse("silently"));
      }
    }
    process.destroyForcibly();
    throw new DemoException("The service was not ready within two minutes.");
  }

  private static Optional<String> lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }

  String sftp() {
    return "sftp://" + host + ":" + sftpPort;
  }

  /** Asks it to stop and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package org.ecluse.deploy.hammer.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The service as a process, on a home and ports that stay the same over its deaths. The hammer
 * knows it by its doors and its commands only and never looks into its home.
 */
public final class Service implements AutoCloseable {

  private static final Duration START_PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 10;

  private final List<String> ecluse;
  private final Path directory;
  private final Path home;
  private final Ports ports = Ports.free();

  private volatile Program running;
  private volatile CountDownLatch up = new CountDownLatch(1);

  /**
   * Starts it on a fresh home.
   *
   * @param ecluse the words that run a command of Ecluse
   * @param directory where the home is made
   */
  public Service(List<String> ecluse, Path directory, String configuration) throws IOException {
    this.ecluse = List.copyOf(ecluse);
    this.directory = directory;
    this.home =
        Files.createDirectory(
            directory.resolve("home"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path file = Files.writeString(home.resolve("ecluse.yml"), configuration);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    this.running = serve();
    awaitReady();
    up.countDown();
  }

  private Program serve() {
    return start(
        List.of(
            "serve",
            "--https-port",
            "" + ports.https(),
            "--sftp-port",
            "" + ports.sftp(),
            "--ops-port",
            "" + ports.ops()));
  }

  private Program start(List<String> arguments) {
    List<String> words = new ArrayList<>(ecluse);
    words.addAll(arguments);
    words.addAll(List.of("--home", home.toString()));
    return Program.start(directory, words);
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!running.text().lines().anyMatch(line -> line.startsWith("ready "))) {
      try {
        boolean ended = running.process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (ended || System.nanoTime() > deadline) {
          throw new HammerException("the service does not start: " + running.text());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new HammerException("interrupted", e);
      }
    }
  }

  /** Runs an administrative command to its end; what it printed. */
  public String command(String... arguments) {
    return start(List.of(arguments)).succeeded();
  }

  /** Kills it as a power cut would (SIGKILL); {@link #restart} brings it back. */
  public void kill() {
    up = new CountDownLatch(1);
    running.process().destroyForcibly();
    running.ended();
  }

  /** Starts it again and waits until it accepts connections. */
  public void restart() {
    running = serve();
    awaitReady();
    up.countDown();
  }

  /** Waits while it is down. */
  public void awaitUp() throws InterruptedException {
    if (!up.await(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new HammerException("the service stays away");
    }
  }

  /** The process that runs it now. */
  public long pid() {
    return running.process().pid();
  }

  public int httpsPort() {
    return ports.https();
  }

  public int sftpPort() {
    return ports.sftp();
  }

  /** The certificate that it made for itself. */
  public Path certificate() {
    return home.resolve("tls/cert.pem");
  }

  /** Where the hammer's own files stand, beside the home. */
  public Path directory() {
    return directory;
  }

  /** What it said since its last start. */
  public String log() {
    return running.text();
  }

  @Override
  public void close() {
    running.process().destroy();
    running.ended();
  }
}

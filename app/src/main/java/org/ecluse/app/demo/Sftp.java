package org.ecluse.app.demo;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ecluse.app.client.Progress;

/**
 * OpenSSH's {@code sftp}, if this machine has it, with a key made for the occasion.
 *
 * @param key the recipient's private key; its public half stands beside it, with {@code .pub}
 */
record Sftp(Path key) {

  private static final int LOOK_AGAIN_MILLIS = 50;

  /** A new key, or nothing where OpenSSH's programs are missing. */
  static Optional<Sftp> prepare(Path directory) throws IOException, InterruptedException {
    if (!isInstalled("sftp") || !isInstalled("ssh-keygen")) {
      return Optional.empty();
    }
    Path key = directory.resolve("id_ed25519");
    run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "demo", "-f", key.toString()));
    return Optional.of(new Sftp(key));
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  Path publicKey() {
    return key.resolveSibling(key.getFileName() + ".pub");
  }

  /** The service's host key, taken from its home and not from the line. */
  void trust(RunningService service, Path hostKey) throws IOException, InterruptedException {
    String line = run(List.of("ssh-keygen", "-y", "-f", hostKey.toString())).out();
    Files.writeString(
        knownHosts(), "[%s]:%d %s%n".formatted(service.host(), service.sftpPort(), line));
  }

  private Path knownHosts() {
    return key.resolveSibling("known_hosts");
  }

  /** The command as a person would type it. */
  List<String> command(RunningService service, String user) {
    return List.of(
        "sftp",
        "-q",
        "-F",
        "none",
        "-i",
        key.toString(),
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "UserKnownHostsFile=" + knownHosts(),
        "-P",
        String.valueOf(service.sftpPort()),
        user + "@" + service.host());
  }

  /** Gets one file; while it runs, the growing file is the progress. */
  Ran get(RunningService service, String user, String remote, Path local, Progress.Step step)
      throws IOException, InterruptedException {
    Path batch = key.resolveSibling("batch");
    Files.writeString(batch, "get \"%s\" \"%s\"%n".formatted(remote, local));
    List<String> words = new ArrayList<>(command(service, user));
    words.addAll(1, List.of("-b", batch.toString(), "-o", "LogLevel=ERROR"));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    while (!process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
      if (Files.exists(local)) {
        step.at(Files.size(local));
      }
    }
    return ran(process);
  }

  /**
   * What came of a program.
   *
   * @param out its answer on both streams, without the line end at the end
   */
  record Ran(int exit, String out) {}

  private static Ran run(List<String> words) throws IOException, InterruptedException {
    return ran(new ProcessBuilder(words).redirectErrorStream(true).start());
  }

  private static Ran ran(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // In a batch the program repeats each command before its answer.
    String answer = out.lines().filter(line -> !line.startsWith("sftp> ")).collect(joining("\n"));
    return new Ran(process.waitFor(), answer.strip());
  }
}

package org.ecluse.deploy.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecluse.deploy.e2e.Run;
import org.ecluse.deploy.e2e.RunningEcluse;

/**
 * Where somebody sits who uses a client: on which line, as which account, with which key and pass.
 *
 * @param port the service's own, or a {@link CutLine}'s
 * @param key the name of a private key; its public half is called KEY.pub
 * @param pass the name of a file with the header that carries a pass
 */
record Seat(RunningEcluse ecluse, int port, String user, String key, String pass) {

  static Seat sender(RunningEcluse ecluse, int port) {
    return new Seat(ecluse, port, RunningEcluse.SENDER, "sender-key", "sender-pass");
  }

  static Seat recipient(RunningEcluse ecluse, int port) {
    return new Seat(ecluse, port, RunningEcluse.RECIPIENT, "key-1", "pass-1");
  }

  Path directory() {
    return ecluse.directory();
  }

  String keyFile() {
    return ecluse.path(key);
  }

  String password() {
    return read(directory().resolve(pass)).replaceFirst("^.* ", "");
  }

  /** A known_hosts file that knows the service at this line's port. */
  String knownHosts() {
    Path file = directory().resolve("known_hosts-" + port);
    try {
      return Files.writeString(file, "[127.0.0.1]:" + port + " " + hostKey() + "\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kind and key in base64. */
  String hostKey() {
    String line = read(ecluse.home().resolve("ssh/ssh_host_ed25519_key.pub"));
    return line.replaceFirst("^(\\S+ \\S+).*\\s*$", "$1");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of a few lines for this deed. */
  String script(String... lines) {
    try {
      Path file = Files.createTempFile(directory(), "script", ".txt");
      return Files.writeString(file, String.join("\n", lines) + "\n").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end. */
  Said run(String... words) {
    return Said.of(Run.of(directory(), words));
  }
}

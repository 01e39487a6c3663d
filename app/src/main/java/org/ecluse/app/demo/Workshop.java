package org.ecluse.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The demo's own directory, for its owner alone: the home of the service, and beside it what sender
 * and recipient have on their machines.
 */
record Workshop(Path root) {

  static Workshop create() throws IOException {
    Workshop workshop = new Workshop(Files.createTempDirectory("ecluse-demo-"));
    Files.createDirectory(workshop.sender());
    Files.createDirectory(workshop.recipient());
    return workshop;
  }

  Path home() {
    return root.resolve("home");
  }

  Path sender() {
    return root.resolve("sender");
  }

  Path recipient() {
    return root.resolve("recipient");
  }

  Path certificate() {
    return home().resolve("tls").resolve("cert.pem");
  }

  Path hostKey() {
    return home().resolve("ssh").resolve("ssh_host_ed25519_key");
  }

  Path log() {
    return root.resolve("serve.log");
  }

  /** Deletes everything, also while somebody else still deletes parts of it. */
  void delete() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof NoSuchFileException)) {
        throw e.getCause();
      }
    }
  }
}

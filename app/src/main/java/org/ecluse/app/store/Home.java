package org.ecluse.app.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where things lie, and the rule that nobody else may look at them.
 *
 * @param directory the home itself, absolute
 */
record Home(Path directory) {

  private static final int OTHERS = 077;

  /**
   * The home at a path: created where it is absent, refused where others can reach into it.
   *
   * @throws HomeException where it cannot be used
   */
  static Home prepare(Path path) {
    Home home = new Home(path.toAbsolutePath().normalize());
    try {
      for (Path directory : home.directories()) {
        DurableFiles.createDirectory(directory);
        requirePrivate(directory);
      }
    } catch (IOException e) {
      throw new HomeException("The home " + home.directory + " cannot be created or read.", e);
    }
    return home;
  }

  /** Refuses a file or directory that is somebody else's or that others may open. */
  static void requirePrivate(Path path) throws IOException {
    int mode = (int) Files.getAttribute(path, "unix:mode");
    if ((mode & OTHERS) != 0) {
      throw new HomeException(
          path + " can be reached by other users of this machine; run: chmod -R go= " + path);
    }
    long owner = Integer.toUnsignedLong((int) Files.getAttribute(path, "unix:uid"));
    if (owner != new UnixSystem().getUid()) {
      throw new HomeException(path + " belongs to another user than the one Ecluse runs as.");
    }
  }

  private List<Path> directories() {
    return List.of(directory, vault(), keys(), passKeys(), blobs(), libraries());
  }

  Path records() {
    return directory.resolve("records.db");
  }

  Path vault() {
    return directory.resolve("vault");
  }

  Path vaultDatabase() {
    return vault().resolve("vault.db");
  }

  Path recordsKey() {
    return vault().resolve("records.key");
  }

  Path keys() {
    return vault().resolve("keys");
  }

  Path passKeys() {
    return vault().resolve("passkeys");
  }

  Path ledgerKey() {
    return vault().resolve("ledger.key");
  }

  Path blobs() {
    return directory.resolve("blobs");
  }

  /** Where SQLite's native library lies for the moment of loading it. */
  Path libraries() {
    return directory.resolve("lib");
  }

  /** Held for moments, by any process. */
  Path mutex() {
    return directory.resolve(".mutex");
  }

  /** What {@link ObeyedRevision} says. */
  Path obeyed() {
    return directory.resolve(".obeyed");
  }

  /** Held for as long as a service runs. */
  Path lock() {
    return directory.resolve(".lock");
  }
}

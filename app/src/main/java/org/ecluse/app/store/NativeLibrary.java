package org.ecluse.app.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native code, loaded from a place that is ours.
 *
 * <p>The driver unpacks its library into the common temporary directory and removes it when the
 * process ends well; a process that is killed leaves it there for good. Here it is unpacked into
 * the home and unlinked as soon as it is loaded: the system keeps what is mapped. All of that
 * happens under the home's mutex, so whatever else lies there was left by a crash and goes too.
 */
final class NativeLibrary {

  /** The driver's own switch; an operator whose home cannot hold code points it elsewhere. */
  private static final String DIRECTORY = "org.sqlite.tmpdir";

  private static final String UNPACKED = "sqlite-*";

  private NativeLibrary() {}

  static void load(Home home, HomeMutex mutex) throws IOException {
    if (System.getProperty(DIRECTORY) == null) {
      System.setProperty(DIRECTORY, home.libraries().toString());
    }
    mutex.hold(
        () -> {
          initialize();
          removeUnpacked(home.libraries());
          return true;
        });
  }

  private static void initialize() {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new HomeException(
          "SQLite's native library could not be loaded from "
              + System.getProperty(DIRECTORY)
              + "; name a directory that may hold programs with -D"
              + DIRECTORY
              + "=DIR.",
          e);
    }
  }

  private static void removeUnpacked(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, UNPACKED)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }
}

package org.ecluse.app.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A home as the disk has it. */
final class Disk {

  /**
   * Files that mean nothing to whoever comes after a crash. Opening the locks would let go of them
   * for the running house; SQLite makes the shared memory anew.
   */
  private static final Set<String> FLEETING =
      Set.of(".lock", ".mutex", "records.db-shm", "vault.db-shm");

  private Disk() {}

  /** Everything that survives, in an order in which directories come before what is in them. */
  private static List<Path> lasting(Path home) {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.filter(path -> !FLEETING.contains(path.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path home) {
    return lasting(home).stream().filter(Files::isRegularFile).toList();
  }

  /** Equal for homes with equal files. */
  static Map<String, Long> fingerprint(Path home) {
    Map<String, Long> sums = new TreeMap<>();
    for (Path path : lasting(home)) {
      sums.put(home.relativize(path).toString(), Files.isDirectory(path) ? 0 : sum(path));
    }
    return sums;
  }

  private static long sum(Path file) {
    try {
      CRC32C sum = new CRC32C();
      sum.update(Files.readAllBytes(file));
      return sum.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a home to where nothing is. */
  static void copy(Path from, Path to) {
    try {
      for (Path path : lasting(from)) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a copy of a database in place of one that nobody has open. */
  static void replace(Path from, Path database) throws IOException {
    for (String beside : List.of("-wal", "-shm")) {
      Files.deleteIfExists(database.resolveSibling(database.getFileName() + beside));
    }
    Files.copy(
        from, database, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  static void delete(Path home) throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

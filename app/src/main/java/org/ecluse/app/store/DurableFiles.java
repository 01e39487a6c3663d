package org.ecluse.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Changes of the file system that survive a power cut, on files and directories that nobody else
 * can read from the instant they exist.
 *
 * <p>A new file's bytes and its name are made durable separately: the bytes by syncing the file,
 * the name by syncing the directory that holds it. Whoever syncs only the first may find, after a
 * crash, that the file never was.
 */
public final class DurableFiles {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Ends the name of a file that is not complete yet. */
  static final String TEMPORARY = ".new";

  private static final int ZEROS = 8192;

  private DurableFiles() {}

  /** Creates a directory, mode 0700, and those above it; one that exists is left as it is. */
  public static void createDirectory(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = absolute.getParent();
    if (parent != null) {
      createDirectory(parent);
    }
    try {
      Files.createDirectory(absolute, PRIVATE_DIRECTORY);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    FailPoint.DIRECTORY_CREATED.reached();
    if (parent != null) {
      syncDirectory(parent);
    }
  }

  /** Creates an empty file, mode 0600; one that exists is left as it is. */
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, PRIVATE_FILE);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    FailPoint.FILE_CREATED.reached();
    syncParent(file);
  }

  /** Opens a new file for writing, mode 0600; its name is not durable yet. */
  static FileChannel openNew(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), PRIVATE_FILE);
  }

  /** Opens a file for locking, mode 0600 where it has to be created. */
  static FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), PRIVATE_FILE);
  }

  /**
   * Puts content in place of whatever has this name: readers see the old content or the new one,
   * also after a crash. Two that replace one file at the same time must exclude each other.
   */
  public static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    Files.deleteIfExists(temporary);
    try (FileChannel channel = openNew(temporary)) {
      FailPoint.FILE_GROWS.reached();
      writeAll(channel, ByteBuffer.wrap(content));
      sync(channel);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    rename(temporary, file);
  }

  /** Removes what crashes of {@link #replace} have left; whoever replaces must be excluded. */
  static void removeTemporary(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + TEMPORARY)) {
      for (Path file : files) {
        delete(file);
      }
    }
  }

  /** Makes a new file's bytes durable. */
  static void sync(FileChannel channel) throws IOException {
    FailPoint.FILE_WRITTEN.reached();
    channel.force(true);
    FailPoint.FILE_SYNCED.reached();
  }

  /** Gives a file that was synced its name; what had that name is gone. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    FailPoint.FILE_RENAMED.reached();
    syncParent(to);
    FailPoint.FILE_NAMED.reached();
  }

  /** Removes a file; one that is absent is fine. */
  public static void delete(Path file) throws IOException {
    FailPoint.FILE_GOES.reached();
    if (Files.deleteIfExists(file)) {
      FailPoint.FILE_UNLINKED.reached();
      syncParent(file);
    }
  }

  /**
   * Removes files, absent ones and all, with one sync for each directory. One that cannot be
   * removed keeps no other: whoever has to know looks.
   */
  static void deleteAll(Collection<Path> files) throws IOException {
    Set<Path> directories = new LinkedHashSet<>();
    for (Path file : files) {
      FailPoint.FILE_GOES.reached();
      try {
        if (Files.deleteIfExists(file)) {
          FailPoint.FILE_UNLINKED.reached();
          directories.add(directoryOf(file));
        }
      } catch (FileSystemException e) {
        // It stays, and whoever looks sees it.
      }
    }
    for (Path directory : directories) {
      syncDirectory(directory);
    }
  }

  /**
   * Overwrites a file that is there with zeros. File systems that write elsewhere keep the old
   * blocks until they reuse them; nothing in user space can change that.
   */
  static void overwrite(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long left = channel.size();
      while (left > 0) {
        int length = (int) Math.min(left, ZEROS);
        writeAll(channel, ByteBuffer.allocate(length));
        left -= length;
      }
      channel.force(true);
    }
    FailPoint.KEY_OVERWRITTEN.reached();
  }

  static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void syncParent(Path file) throws IOException {
    syncDirectory(directoryOf(file));
  }

  private static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
  }
}

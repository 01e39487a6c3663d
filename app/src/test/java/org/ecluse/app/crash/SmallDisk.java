package org.ecluse.app.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.ecluse.app.store.DurableFiles;

/** A disk of a few mebibytes, mounted on a directory, that a test can fill and empty. */
final class SmallDisk implements AutoCloseable {

  private static final int BLOCK_BYTES = 4096;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Mounts one where there is nothing, which only root may. */
  static SmallDisk mount(Path directory, int mebibytes) throws IOException {
    DurableFiles.createDirectory(directory);
    String options = "size=" + mebibytes + "m,mode=0700";
    if (!run("mount", "-t", "tmpfs", "-o", options, "ecluse-test", directory.toString())) {
      throw new IOException("a small disk cannot be mounted");
    }
    return new SmallDisk(directory);
  }

  /** Whether this process may mount; the test machine must have room for nothing else. */
  static boolean isPossible(Path scratch) {
    try (SmallDisk tried = mount(scratch, 1)) {
      return Files.isDirectory(tried.directory);
    } catch (IOException e) {
      return false;
    }
  }

  /** Leaves no byte free. */
  void fill() throws IOException {
    try (FileChannel ballast =
        FileChannel.open(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (ballast.write(ByteBuffer.allocate(BLOCK_BYTES)) > 0) {
        // until it throws
      }
    } catch (IOException full) {
      if (Files.getFileStore(directory).getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  void empty() throws IOException {
    Files.delete(ballast());
  }

  private Path ballast() {
    return directory.resolve("ballast");
  }

  @Override
  public void close() throws IOException {
    if (!run("umount", "-l", directory.toString())) {
      throw new IOException("a small disk cannot be unmounted");
    }
  }

  private static boolean run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

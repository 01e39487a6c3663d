package org.ecluse.app.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;

/**
 * The beginning of a delivery in the directory where it will stand whole.
 *
 * <p>It is called after the delivery, not after the file: a later run finds exactly the bytes that
 * it can go on from, and never those of another file of the same name. While it is open it is
 * locked, so that two runs cannot write one part.
 */
final class PartFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 256 << 10;

  private final Path path;
  private final FileChannel channel;
  private final MessageDigest digest = Hashes.sha256();
  private long size;
  private boolean finished;

  private PartFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens what is there of a delivery and reads it in. */
  static PartFile open(Path directory, String delivery) throws IOException, ClientException {
    Path path = directory.resolve(delivery + ".part");
    FileChannel channel =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
            Private.file(directory));
    PartFile part = new PartFile(path, channel);
    try {
      part.lock();
      part.readIn();
      return part;
    } catch (IOException | ClientException e) {
      channel.close();
      throw e;
    }
  }

  private void lock() throws IOException, ClientException {
    if (channel.tryLock() == null) {
      throw new ClientException("Another process writes " + path + ".");
    }
  }

  private void readIn() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    while (channel.read(buffer.clear()) >= 0) {
      size += buffer.position();
      digest.update(buffer.flip());
    }
  }

  long size() {
    return size;
  }

  void append(byte[] bytes, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    digest.update(bytes, 0, length);
    size += length;
  }

  /** Begins again with nothing. */
  void restart() throws IOException {
    channel.truncate(0).position(0);
    digest.reset();
    size = 0;
  }

  /** The hash of all there is; asked for once, at the end. */
  String sha256() {
    return Hashes.hex(digest);
  }

  /**
   * Gives the whole file its name; it is on the disk, under that name, when this returns. Only then
   * may the service be told to forget it.
   *
   * @param overwrite whether a file of that name may be replaced; else the next free number is
   *     taken
   */
  Path finish(String name, boolean overwrite) throws IOException {
    channel.force(true);
    Path target = overwrite ? path.resolveSibling(name) : free(name);
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    finished = true;
    Private.sync(target.toAbsolutePath().getParent());
    return target;
  }

  /** Takes the first free name by creating it: two processes cannot both have it. */
  private Path free(String name) throws IOException {
    int number = 1;
    while (true) {
      Path candidate = path.resolveSibling(LocalName.numbered(name, number));
      try {
        return Files.createFile(candidate);
      } catch (FileAlreadyExistsException taken) {
        number++;
      }
    }
  }

  /** Leaves what there is for another run; nothing, if there is nothing. */
  @Override
  public void close() throws IOException {
    if (size == 0 && !finished) {
      Files.deleteIfExists(path);
    }
    channel.close();
  }
}

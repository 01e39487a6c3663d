package org.ecluse.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file that was sealed in several parts, as one plaintext.
 *
 * <p>A part is opened when a read first reaches it, and must then have exactly the size that the
 * list of parts says: the list comes from the binding of the wrapped key, so it is authentic. For
 * one thread at a time.
 */
public final class FileOpener implements AutoCloseable {

  /**
   * One part of a file.
   *
   * @param context its place in the file
   * @param source its sealed bytes
   * @param sizeBytes size of its plaintext
   */
  public record Part(PartContext context, SealedSource source, long sizeBytes) {
    /** Refuses sizes that no sealed part can have. */
    public Part {
      if (sizeBytes < 0 || sizeBytes > SealedSize.MAX_PLAINTEXT_BYTES) {
        throw new IllegalArgumentException("part of " + sizeBytes + " bytes");
      }
    }
  }

  private final Engine engine;
  private final FileKey key;
  private final List<Part> parts;
  private final @Nullable Opener[] openers;
  private final ReadBuffers buffers = new ReadBuffers();

  /** Where each part starts in the plaintext; one more entry than parts, the last is the size. */
  private final long[] starts;

  private boolean closed;

  private FileOpener(Engine engine, FileKey key, List<Part> parts) {
    this.engine = engine;
    this.parts = List.copyOf(parts);
    this.openers = new Opener[parts.size()];
    this.starts = new long[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], parts.get(i).sizeBytes());
    }
    this.key = key.copy();
  }

  /**
   * Returns the file made of {@code parts}, in that order. Nothing is read yet.
   *
   * @param key copied, so the caller may close his
   * @param parts their sources belong to the opener from here on and are closed with it
   */
  public static FileOpener open(FileKey key, List<Part> parts) {
    return open(Engine.active(), key, parts);
  }

  static FileOpener open(Engine engine, FileKey key, List<Part> parts) {
    return new FileOpener(engine, key, parts);
  }

  /** Returns the size of the plaintext, in bytes, as the list of parts says. */
  public long sizeBytes() {
    return starts[parts.size()];
  }

  /**
   * Opens every part now, to learn early that one is damaged at its start or end.
   *
   * @throws IOException as {@link #read} would, once it reached that part
   */
  public synchronized void openAll() throws IOException {
    requireOpen();
    for (int i = 0; i < parts.size(); i++) {
      opener(i);
    }
  }

  /**
   * Reads plaintext from {@code position} until {@code dst} is full or the file ends.
   *
   * @return how many bytes, or -1 at or after the end
   * @throws IOException as {@link Opener#open} and {@link Opener#read} do; {@code dst} then stands
   *     where it stood
   */
  public synchronized int read(long position, ByteBuffer dst) throws IOException {
    requireOpen();
    if (position < 0) {
      throw new IllegalArgumentException("negative position");
    }
    if (position >= sizeBytes()) {
      return -1;
    }
    int start = dst.position();
    try {
      int part = partAt(position);
      long next = position;
      while (dst.hasRemaining() && next < sizeBytes()) {
        next += Math.max(0, opener(part).read(next - starts[part], dst));
        part++;
      }
      return dst.position() - start;
    } catch (IOException | RuntimeException e) {
      dst.position(start);
      throw e;
    }
  }

  /** Returns the last part that starts at or before {@code position}: so never an empty one. */
  private int partAt(long position) {
    int low = 0;
    int high = parts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private Opener opener(int index) throws IOException {
    Part part = parts.get(index);
    Opener opener = openers[index];
    if (opener == null) {
      opener = Opener.open(engine, key, part.context().encode(), part.source(), buffers);
      openers[index] = opener;
    }
    if (opener.sizeBytes() != part.sizeBytes()) {
      throw new CryptoException.WrongPartSize(index, part.sizeBytes(), opener.sizeBytes());
    }
    return opener;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("file opener is closed");
    }
  }

  /** Forgets keys and plaintext and closes every source, also when closing one of them fails. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    key.close();
    buffers.wipe();
    IOException failure = null;
    for (int i = 0; i < openers.length; i++) {
      failure = closePart(i, failure);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private @Nullable IOException closePart(int index, @Nullable IOException failure) {
    try {
      Opener opener = openers[index];
      if (opener != null) {
        opener.close();
      } else {
        parts.get(index).source().close();
      }
      return failure;
    } catch (IOException e) {
      if (failure == null) {
        return e;
      }
      failure.addSuppressed(e);
      return failure;
    }
  }
}

package org.ecluse.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import org.ecluse.crypto.internal.Aead;
import org.ecluse.crypto.internal.ChunkCipher;
import org.ecluse.crypto.internal.ChunkLayout;
import org.ecluse.crypto.internal.MessageKey;

/**
 * Opens one part: random access to the plaintext of a sealed message.
 *
 * <p>Opening checks the commitment before anything else, then the size, then the last chunk. The
 * last chunk is short and its number is in its nonce, so that one check fixes the size of the
 * whole: a cut, extended or rearranged message fails here, before the first byte is read. A chunk's
 * plaintext is handed out only after the whole chunk has been authenticated.
 *
 * <p>For one reader; calls exclude each other, so a close from another thread waits for the read
 * that is going on and never wipes what that is about to hand out. Reads that start on a chunk and
 * span several ({@link SealedSize#CHUNK_BYTES}) cost the least: up to sixteen chunks come with one
 * read of the source.
 */
public final class Opener implements AutoCloseable {

  private final SealedSource source;
  private final ChunkCipher cipher;
  private final ReadBuffers buffers;
  private final long sizeBytes;
  private final long lastChunk;
  private boolean closed;

  private Opener(SealedSource source, ChunkCipher cipher, ReadBuffers buffers, long sizeBytes) {
    this.source = source;
    this.cipher = cipher;
    this.buffers = buffers;
    this.sizeBytes = sizeBytes;
    this.lastChunk = ChunkLayout.chunksOf(sizeBytes) - 1;
  }

  /**
   * Opens a part and authenticates its end.
   *
   * @param source belongs to the opener from here on, and is closed with it, or when this fails
   * @throws CryptoException when it is not, or not all of, what was sealed for this key and context
   */
  public static Opener open(FileKey key, PartContext context, SealedSource source)
      throws IOException {
    try {
      return open(Engine.active(), key, context.encode(), source, new ReadBuffers());
    } catch (IOException | RuntimeException e) {
      closeAfter(e, source);
      throw e;
    }
  }

  private static void closeAfter(Exception failure, SealedSource source) {
    try {
      source.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Opens a message over shared buffers; when it fails the source is still the caller's. */
  static Opener open(
      Engine engine, FileKey key, byte[] context, SealedSource source, ReadBuffers buffers)
      throws IOException {
    byte[] header = new byte[ChunkLayout.HEADER_BYTES];
    readFully(source, 0, ByteBuffer.wrap(header));
    byte[] salt = Arrays.copyOf(header, ChunkLayout.SALT_BYTES);
    byte[] commitment = Arrays.copyOfRange(header, ChunkLayout.SALT_BYTES, header.length);
    try (MessageKey messageKey = key.use(bytes -> MessageKey.derive(bytes, salt, context))) {
      if (!messageKey.matches(commitment)) {
        throw new CryptoException.CommitmentMismatch();
      }
      long sizeBytes = SealedSize.plaintextOf(source.sizeBytes());
      ChunkCipher cipher = messageKey.cipher(engine.aeads());
      Opener opener = new Opener(source, cipher, buffers, sizeBytes);
      try {
        opener.load(opener.lastChunk, opener.lastChunk);
      } catch (IOException | RuntimeException e) {
        cipher.close();
        throw e;
      }
      return opener;
    }
  }

  /** Returns the size of the plaintext, in bytes: authenticated. */
  public long sizeBytes() {
    return sizeBytes;
  }

  /**
   * Reads plaintext from {@code position} until {@code dst} is full or the part ends.
   *
   * @return how many bytes, or -1 at or after the end
   * @throws IOException when a chunk is not authentic, or what the source threw; {@code dst} then
   *     stands where it stood
   */
  public synchronized int read(long position, ByteBuffer dst) throws IOException {
    if (closed) {
      throw new IllegalStateException("opener is closed");
    }
    if (position < 0) {
      throw new IllegalArgumentException("negative position");
    }
    if (position >= sizeBytes) {
      return -1;
    }
    int start = dst.position();
    try {
      copy(position, Math.min(sizeBytes, position + dst.remaining()), dst);
      return dst.position() - start;
    } catch (IOException | RuntimeException e) {
      dst.position(start);
      throw e;
    }
  }

  private void copy(long from, long to, ByteBuffer dst) throws IOException {
    long lastNeeded = (to - 1) / ChunkLayout.CHUNK_BYTES;
    long position = from;
    while (position < to) {
      long chunk = position / ChunkLayout.CHUNK_BYTES;
      int offset = (int) (position % ChunkLayout.CHUNK_BYTES);
      if (offset == 0 && fits(chunk, dst)) {
        position += openInto(chunk, lastNeeded, dst);
      } else {
        load(chunk, lastNeeded);
        position += buffers.copy(offset, dst);
      }
    }
  }

  private boolean fits(long chunk, ByteBuffer dst) {
    return dst.hasArray()
        && dst.remaining() >= plainBytes(chunk)
        && !buffers.hasPlainOf(this, chunk);
  }

  /** Opens a whole chunk where it is wanted; what is not authentic is wiped there. */
  private int openInto(long chunk, long lastNeeded, ByteBuffer dst) throws IOException {
    buffers.belongTo(this);
    if (!buffers.hasSealed(chunk)) {
      fetch(chunk, Math.min(lastNeeded, chunk + ReadBuffers.MAX_CHUNKS - 1));
    }
    int start = dst.arrayOffset() + dst.position();
    int length = plainBytes(chunk);
    try {
      int offset = buffers.sealedOffset(chunk);
      cipher.open(chunk, buffers.sealed(), offset, length + Aead.TAG_BYTES, dst.array(), start);
    } catch (AEADBadTagException e) {
      Arrays.fill(dst.array(), start, start + length, (byte) 0);
      throw new CryptoException.TamperedChunk(chunk);
    }
    dst.position(dst.position() + length);
    return length;
  }

  /** Has {@code chunk} opened in the buffers; fetches up to {@code lastNeeded} along with it. */
  private void load(long chunk, long lastNeeded) throws IOException {
    buffers.belongTo(this);
    if (buffers.hasPlain(chunk)) {
      return;
    }
    if (!buffers.hasSealed(chunk)) {
      fetch(chunk, Math.min(lastNeeded, chunk + ReadBuffers.MAX_CHUNKS - 1));
    }
    int length = plainBytes(chunk);
    byte[] room = buffers.plainRoom();
    try {
      int offset = buffers.sealedOffset(chunk);
      cipher.open(chunk, buffers.sealed(), offset, length + Aead.TAG_BYTES, room, 0);
    } catch (AEADBadTagException e) {
      buffers.wipe();
      throw new CryptoException.TamperedChunk(chunk);
    }
    buffers.plainFilled(chunk, length);
  }

  private void fetch(long first, long last) throws IOException {
    long start = ChunkLayout.sealedOffset(first);
    long end = ChunkLayout.sealedOffset(last) + plainBytes(last) + Aead.TAG_BYTES;
    readFully(source, start, buffers.sealedRoom((int) (end - start)));
    buffers.sealedFilled(first, last);
  }

  private int plainBytes(long chunk) {
    return chunk == lastChunk
        ? (int) (sizeBytes % ChunkLayout.CHUNK_BYTES)
        : ChunkLayout.CHUNK_BYTES;
  }

  private static void readFully(SealedSource source, long position, ByteBuffer dst)
      throws IOException {
    int start = dst.position();
    while (dst.hasRemaining()) {
      long next = position + dst.position() - start;
      if (source.read(next, dst) <= 0) {
        throw new CryptoException.Truncated(next);
      }
    }
  }

  /** Forgets key and plaintext and closes the source. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      cipher.close();
      buffers.wipe();
      source.close();
    }
  }
}

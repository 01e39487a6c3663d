package org.ecluse.crypto;

import java.nio.ByteBuffer;
import org.ecluse.crypto.internal.ChunkLayout;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the openers of one file share, since they take turns: a run of sealed chunks as
 * last fetched, and the plaintext of the one chunk opened last.
 *
 * <p>Both are marked empty before they are overwritten, so a failure half-way leaves nothing that
 * looks valid.
 */
final class ReadBuffers {

  /** Most chunks fetched from a source at once. */
  static final int MAX_CHUNKS = 16;

  private static final long NO_CHUNK = -1;

  private @Nullable Opener owner;
  private byte[] sealed = {};
  private long firstSealed;
  private long endSealed;
  private final byte[] plain = new byte[ChunkLayout.CHUNK_BYTES];
  private long plainChunk = NO_CHUNK;
  private int plainBytes;

  /** Gives the buffers to {@code next}; what they held for another opener is forgotten. */
  void belongTo(Opener next) {
    if (owner != next) {
      owner = next;
      endSealed = firstSealed;
      plainChunk = NO_CHUNK;
    }
  }

  boolean hasSealed(long chunk) {
    return chunk >= firstSealed && chunk < endSealed;
  }

  /** Returns room for {@code sizeBytes} of sealed bytes. */
  ByteBuffer sealedRoom(int sizeBytes) {
    endSealed = firstSealed;
    if (sealed.length < sizeBytes) {
      sealed = new byte[sizeBytes];
    }
    return ByteBuffer.wrap(sealed, 0, sizeBytes);
  }

  /** Declares that the room has been filled with the chunks from {@code first} to {@code last}. */
  void sealedFilled(long first, long last) {
    firstSealed = first;
    endSealed = last + 1;
  }

  byte[] sealed() {
    return sealed;
  }

  int sealedOffset(long chunk) {
    return (int) (chunk - firstSealed) * ChunkLayout.SEALED_CHUNK_BYTES;
  }

  boolean hasPlain(long chunk) {
    return plainChunk == chunk;
  }

  boolean hasPlainOf(Opener opener, long chunk) {
    return owner == opener && hasPlain(chunk);
  }

  /** Returns room for the plaintext of a chunk. */
  byte[] plainRoom() {
    plainChunk = NO_CHUNK;
    return plain;
  }

  /** Declares that the room holds {@code chunk}, authenticated. */
  void plainFilled(long chunk, int sizeBytes) {
    plainChunk = chunk;
    plainBytes = sizeBytes;
  }

  /** Copies from {@code offset} of the opened chunk as much as fits, and returns how much. */
  int copy(int offset, ByteBuffer dst) {
    int length = Math.min(plainBytes - offset, dst.remaining());
    dst.put(plain, offset, length);
    return length;
  }

  /** Forgets the plaintext. */
  void wipe() {
    plainChunk = NO_CHUNK;
    Bytes.wipe(plain);
  }
}

package org.ecluse.crypto;

import org.ecluse.crypto.internal.ChunkLayout;

/** The arithmetic between the size of a plaintext and the size of its sealed message, in bytes. */
public final class SealedSize {

  /** Plaintext in every chunk but the last: reads aligned to it are the cheapest. */
  public static final int CHUNK_BYTES = ChunkLayout.CHUNK_BYTES;

  /** What sealing adds to an empty plaintext. */
  public static final long MIN_BYTES = ChunkLayout.MIN_SEALED_BYTES;

  /** Largest plaintext of one message, just under 4 PiB. */
  public static final long MAX_PLAINTEXT_BYTES = ChunkLayout.MAX_PLAINTEXT_BYTES;

  private SealedSize() {}

  /** Returns the size of the sealed message of {@code plaintextBytes}. */
  public static long of(long plaintextBytes) {
    if (plaintextBytes < 0 || plaintextBytes > MAX_PLAINTEXT_BYTES) {
      throw new IllegalArgumentException("plaintext of " + plaintextBytes + " bytes");
    }
    return ChunkLayout.sealedBytes(plaintextBytes);
  }

  /**
   * Returns the size of the plaintext in a sealed message. Arithmetic only: nothing is
   * authenticated.
   *
   * @throws CryptoException.Truncated when no complete message has this size
   */
  public static long plaintextOf(long sealedBytes) throws CryptoException {
    if (!ChunkLayout.isComplete(sealedBytes)) {
      throw new CryptoException.Truncated(sealedBytes);
    }
    return ChunkLayout.plaintextBytes(sealedBytes);
  }
}

package org.ecluse.crypto.internal;

/**
 * Where the chunks of a sealed message lie: the arithmetic between plaintext and sealed positions.
 *
 * <p>A message is {@code salt || commitment || chunks}. Every chunk but the last carries exactly
 * {@link #CHUNK_BYTES} of plaintext; the last carries fewer, maybe none, and that is what marks the
 * end. Source: C2SP chunked-encryption, version 1.
 */
public final class ChunkLayout {

  /** Plaintext in every chunk but the last, in bytes. */
  public static final int CHUNK_BYTES = 16 * 1024;

  /** A full chunk with its tag, in bytes. */
  public static final int SEALED_CHUNK_BYTES = CHUNK_BYTES + Aead.TAG_BYTES;

  /** Salt at the start of a message, in bytes. */
  public static final int SALT_BYTES = 24;

  /** Commitment to the key, after the salt, in bytes. */
  public static final int COMMITMENT_BYTES = 32;

  /** What precedes the first chunk, in bytes. */
  public static final int HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES;

  /** Most chunks of a message. Source: the specification's 2^38, which keeps AES-GCM in bounds. */
  public static final long MAX_CHUNKS = 1L << 38;

  /** Largest plaintext of a message, in bytes: the last chunk is one byte short of full. */
  public static final long MAX_PLAINTEXT_BYTES = MAX_CHUNKS * CHUNK_BYTES - 1;

  /** Largest sealed message, in bytes. */
  public static final long MAX_SEALED_BYTES = HEADER_BYTES + MAX_CHUNKS * SEALED_CHUNK_BYTES - 1;

  /** Smallest sealed message, in bytes: header and an empty chunk. */
  public static final long MIN_SEALED_BYTES = HEADER_BYTES + (long) Aead.TAG_BYTES;

  private ChunkLayout() {}

  /** Returns how many chunks carry {@code plaintextBytes}, the short last one included. */
  public static long chunksOf(long plaintextBytes) {
    return plaintextBytes / CHUNK_BYTES + 1;
  }

  /** Returns the size of the sealed message of {@code plaintextBytes}. */
  public static long sealedBytes(long plaintextBytes) {
    return HEADER_BYTES + plaintextBytes + chunksOf(plaintextBytes) * Aead.TAG_BYTES;
  }

  /** Tells whether a complete message can have this size: its last chunk has a tag and is short. */
  public static boolean isComplete(long sealedBytes) {
    return sealedBytes >= MIN_SEALED_BYTES
        && sealedBytes <= MAX_SEALED_BYTES
        && (sealedBytes - HEADER_BYTES) % SEALED_CHUNK_BYTES >= Aead.TAG_BYTES;
  }

  /** Returns the plaintext size of a message for which {@link #isComplete} holds. */
  public static long plaintextBytes(long sealedBytes) {
    long body = sealedBytes - HEADER_BYTES;
    return body - (body / SEALED_CHUNK_BYTES + 1) * Aead.TAG_BYTES;
  }

  /** Returns where chunk {@code chunk} starts in the sealed message. */
  public static long sealedOffset(long chunk) {
    return HEADER_BYTES + chunk * SEALED_CHUNK_BYTES;
  }
}

package org.ecluse.crypto.internal;

import javax.crypto.AEADBadTagException;

/**
 * Seals and opens the numbered chunks of one message.
 *
 * <p>The nonce of a chunk is the base nonce XOR the chunk number, big-endian. So each number may be
 * sealed once: the caller counts upwards. An instance is for one thread at a time.
 */
public final class ChunkCipher implements AutoCloseable {

  private final Aead aead;
  private final byte[] baseNonce;

  ChunkCipher(Aead aead, byte[] baseNonce) {
    this.aead = aead;
    this.baseNonce = baseNonce;
  }

  /** Seals {@code length} bytes as chunk {@code chunk}; writes {@link Aead#TAG_BYTES} more. */
  public void seal(long chunk, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    aead.seal(nonce(chunk), Aead.NO_AAD, in, inOffset, length, out, outOffset);
  }

  /** Opens chunk {@code chunk}; see {@link Aead#open} for what a failure leaves in {@code out}. */
  public void open(long chunk, byte[] in, int inOffset, int sealedLength, byte[] out, int outOffset)
      throws AEADBadTagException {
    aead.open(nonce(chunk), Aead.NO_AAD, in, inOffset, sealedLength, out, outOffset);
  }

  private byte[] nonce(long chunk) {
    if (chunk < 0 || chunk >= ChunkLayout.MAX_CHUNKS) {
      throw new IllegalStateException("chunk number out of bounds: " + chunk);
    }
    byte[] nonce = baseNonce.clone();
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (chunk >>> (Byte.SIZE * i));
    }
    return nonce;
  }

  @Override
  public void close() {
    aead.close();
  }
}

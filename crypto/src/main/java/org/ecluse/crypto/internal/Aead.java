package org.ecluse.crypto.internal;

import javax.crypto.AEADBadTagException;

/**
 * AES-256-GCM under one key, a whole message per call.
 *
 * <p>One-shot on purpose: a streaming decryption would hand out bytes before it has checked them.
 * An instance is for one thread at a time. It copies its key in and forgets it on close.
 */
public interface Aead extends AutoCloseable {

  /** Size of the key, in bytes. Source: AES-256. */
  int KEY_BYTES = 32;

  /** Size of the nonce, in bytes; the only size GCM takes without hashing it first. */
  int NONCE_BYTES = 12;

  /** Size of the tag that follows every ciphertext, in bytes: GCM's longest. */
  int TAG_BYTES = 16;

  /** Associated data of a message that has none. */
  byte[] NO_AAD = {};

  /**
   * Writes ciphertext and tag, {@code length + TAG_BYTES} bytes, at {@code outOffset}.
   *
   * @param nonce {@link #NONCE_BYTES} bytes, never used before under this key, and not modified by
   *     the caller afterwards: an engine may keep it to notice a repetition
   */
  void seal(
      byte[] nonce, byte[] aad, byte[] in, int inOffset, int length, byte[] out, int outOffset);

  /**
   * Checks the tag and writes the plaintext, {@code sealedLength - TAG_BYTES} bytes, at {@code
   * outOffset}.
   *
   * <p>After a failure the content of that range of {@code out} is unspecified: it must be wiped,
   * and must not be a buffer that somebody else can already read.
   *
   * @param sealedLength ciphertext and tag together, in bytes, at least {@link #TAG_BYTES}
   * @throws AEADBadTagException when key, nonce, associated data, ciphertext or tag do not belong
   *     together
   */
  void open(
      byte[] nonce,
      byte[] aad,
      byte[] in,
      int inOffset,
      int sealedLength,
      byte[] out,
      int outOffset)
      throws AEADBadTagException;

  @Override
  void close();
}

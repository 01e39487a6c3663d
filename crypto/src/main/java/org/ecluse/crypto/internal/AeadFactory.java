package org.ecluse.crypto.internal;

/** A maker of {@link Aead}s: one per implementation of AES-GCM. */
@FunctionalInterface
public interface AeadFactory {

  /**
   * Returns AES-256-GCM under {@code key}.
   *
   * @param key {@link Aead#KEY_BYTES} bytes, copied
   */
  Aead keyed(byte[] key);
}

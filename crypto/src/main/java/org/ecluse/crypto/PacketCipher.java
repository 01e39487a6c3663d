package org.ecluse.crypto;

import javax.crypto.AEADBadTagException;
import org.ecluse.crypto.internal.Aead;

/**
 * AES-GCM over the packets of one direction of a connection, each in place and in one call; nonces
 * are the caller's affair. For one thread at a time.
 */
public final class PacketCipher {

  /** Size of the tag that follows every sealed packet, in bytes. */
  public static final int TAG_BYTES = Aead.TAG_BYTES;

  /** Size of a nonce, in bytes. */
  public static final int NONCE_BYTES = Aead.NONCE_BYTES;

  private final Aead aead;

  private PacketCipher(Aead aead) {
    this.aead = aead;
  }

  /**
   * Returns the cipher under a key, by the active {@link Engine}.
   *
   * @param key 16 or 32 bytes, copied
   */
  public static PacketCipher keyed(byte[] key) {
    return keyed(Engine.active(), key);
  }

  static PacketCipher keyed(Engine engine, byte[] key) {
    return new PacketCipher(engine.aeads().keyed(key));
  }

  /**
   * Turns {@code length} bytes into ciphertext, and writes the tag behind them.
   *
   * @param nonce never used before under this key, and not modified afterwards
   */
  public void seal(byte[] nonce, byte[] aad, byte[] packet, int offset, int length) {
    aead.seal(nonce, aad, packet, offset, length, packet, offset);
  }

  /**
   * Checks the tag behind {@code length} bytes of ciphertext and turns these into plaintext.
   *
   * @throws AEADBadTagException where they do not belong together; the packet is then worthless
   */
  public void open(byte[] nonce, byte[] aad, byte[] packet, int offset, int length)
      throws AEADBadTagException {
    aead.open(nonce, aad, packet, offset, length + TAG_BYTES, packet, offset);
  }
}

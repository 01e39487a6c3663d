package org.ecluse.crypto.internal;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * Seals one short message under a key that is used for nothing else.
 *
 * <p>Key and nonce both come out of HKDF-Expand over a root key and an {@code info} that holds a
 * fresh random salt. So the root never meets AES-GCM, its bound of 2^32 random nonces does not
 * apply, and two messages collide only when two 24-byte salts do.
 */
public final class OneTimeBox {

  private OneTimeBox() {}

  /** Returns ciphertext and tag. */
  public static byte[] seal(
      AeadFactory aeads, byte[] root, byte[] info, byte[] aad, byte[] plaintext) {
    byte[] derived = HkdfExpand.sha512(root, info, Aead.KEY_BYTES + Aead.NONCE_BYTES);
    try (Aead aead = keyed(aeads, derived)) {
      byte[] out = new byte[plaintext.length + Aead.TAG_BYTES];
      aead.seal(nonce(derived), aad, plaintext, 0, plaintext.length, out, 0);
      return out;
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  /**
   * Returns the plaintext, which the caller wipes if it is a key.
   *
   * @throws AEADBadTagException when anything differs from what was sealed
   */
  public static byte[] open(AeadFactory aeads, byte[] root, byte[] info, byte[] aad, byte[] sealed)
      throws AEADBadTagException {
    if (sealed.length < Aead.TAG_BYTES) {
      throw new AEADBadTagException("shorter than a tag");
    }
    byte[] derived = HkdfExpand.sha512(root, info, Aead.KEY_BYTES + Aead.NONCE_BYTES);
    byte[] out = new byte[sealed.length - Aead.TAG_BYTES];
    try (Aead aead = keyed(aeads, derived)) {
      aead.open(nonce(derived), aad, sealed, 0, sealed.length, out, 0);
      return out;
    } catch (AEADBadTagException e) {
      Arrays.fill(out, (byte) 0);
      throw e;
    } finally {
      Arrays.fill(derived, (byte) 0);
    }
  }

  private static Aead keyed(AeadFactory aeads, byte[] derived) {
    byte[] key = Arrays.copyOf(derived, Aead.KEY_BYTES);
    try {
      return aeads.keyed(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] nonce(byte[] derived) {
    return Arrays.copyOfRange(derived, Aead.KEY_BYTES, derived.length);
  }
}

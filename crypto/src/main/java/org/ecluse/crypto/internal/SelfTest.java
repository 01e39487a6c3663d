package org.ecluse.crypto.internal;

import java.security.MessageDigest;
import javax.crypto.AEADBadTagException;

/**
 * Holds one engine against another before it is trusted with files.
 *
 * <p>Native code is chosen by what the processor claims to support; a claim that is wrong would
 * seal files that nobody can open.
 */
public final class SelfTest {

  private SelfTest() {}

  /** Tells whether both give the same sealed bytes, open them, and notice a changed bit. */
  public static boolean agree(AeadFactory one, AeadFactory other) {
    byte[] key = new byte[Aead.KEY_BYTES];
    try (Aead a = one.keyed(key);
        Aead b = other.keyed(key)) {
      for (int length : new int[] {0, 1, 16, 255, ChunkLayout.CHUNK_BYTES}) {
        if (!agreeAt(a, b, length)) {
          return false;
        }
      }
      return true;
    }
  }

  private static boolean agreeAt(Aead a, Aead b, int length) {
    byte[] plain = new byte[length];
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) i;
    }
    byte[] nonce = new byte[Aead.NONCE_BYTES];
    nonce[0] = (byte) length;
    nonce[1] = (byte) (length >>> Byte.SIZE);
    byte[] sealed = new byte[length + Aead.TAG_BYTES];
    byte[] expected = new byte[sealed.length];
    a.seal(nonce, Aead.NO_AAD, plain, 0, length, sealed, 0);
    b.seal(nonce, Aead.NO_AAD, plain, 0, length, expected, 0);
    byte[] opened = new byte[length];
    boolean same =
        MessageDigest.isEqual(sealed, expected)
            && opens(a, nonce, sealed, opened)
            && MessageDigest.isEqual(plain, opened);
    sealed[length] ^= 1;
    return same && !opens(a, nonce, sealed, opened);
  }

  private static boolean opens(Aead aead, byte[] nonce, byte[] sealed, byte[] out) {
    try {
      aead.open(nonce, Aead.NO_AAD, sealed, 0, sealed.length, out, 0);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    }
  }
}

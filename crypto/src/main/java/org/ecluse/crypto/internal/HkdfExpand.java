package org.ecluse.crypto.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * HKDF-Expand with SHA-512 (RFC 5869, section 2.3): many independent keys from one uniform key.
 *
 * <p>The Extract step is left out because every input here is already uniformly random. The JDK's
 * own KDF refuses a pseudorandom key shorter than the hash (64 bytes) and ours has 32, as the
 * sealed format prescribes; Bouncy Castle's would make every key derivation depend on its native
 * loader.
 */
public final class HkdfExpand {

  private static final String MAC = "HmacSHA512";
  private static final int HASH_BYTES = 64;

  /** Largest output, in bytes. Source: RFC 5869; the block counter is one byte. */
  public static final int MAX_OUTPUT_BYTES = 255 * HASH_BYTES;

  private HkdfExpand() {}

  /**
   * Returns {@code lengthBytes} bytes that only the holder of {@code key} can compute for {@code
   * info}. The caller wipes them.
   */
  public static byte[] sha512(byte[] key, byte[] info, int lengthBytes) {
    if (lengthBytes < 1 || lengthBytes > MAX_OUTPUT_BYTES) {
      throw new IllegalArgumentException("HKDF output of " + lengthBytes + " bytes");
    }
    byte[] out = new byte[lengthBytes];
    byte[] block = new byte[HASH_BYTES];
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      int counter = 0;
      for (int offset = 0; offset < lengthBytes; offset += HASH_BYTES) {
        fill(mac, block, info, ++counter);
        System.arraycopy(block, 0, out, offset, Math.min(HASH_BYTES, lengthBytes - offset));
      }
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + MAC, e);
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }

  /** Replaces a block by the next; the first has none before it. */
  private static void fill(Mac mac, byte[] block, byte[] info, int counter)
      throws ShortBufferException {
    if (counter > 1) {
      mac.update(block);
    }
    mac.update(info);
    mac.update((byte) counter);
    mac.doFinal(block, 0);
  }
}

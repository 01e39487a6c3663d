package org.ecluse.crypto.internal;

import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * HKDF-Expand with SHA-512 (RFC 5869, section 2.3): many independent keys from one uniform key.
 *
 * <p>The Extract step is left out because every input here is already uniformly random. The JDK's
 * own KDF refuses a pseudorandom key shorter than the hash (64 bytes); ours has 32, as the sealed
 * format prescribes, hence Bouncy Castle.
 */
public final class HkdfExpand {

  /** Largest output, in bytes. Source: RFC 5869, 255 blocks of the hash. */
  public static final int MAX_OUTPUT_BYTES = 255 * 64;

  private HkdfExpand() {}

  /**
   * Returns {@code lengthBytes} bytes that only the holder of {@code key} can compute for {@code
   * info}. The caller wipes them.
   */
  public static byte[] sha512(byte[] key, byte[] info, int lengthBytes) {
    if (lengthBytes < 1 || lengthBytes > MAX_OUTPUT_BYTES) {
      throw new IllegalArgumentException("HKDF output of " + lengthBytes + " bytes");
    }
    HKDFBytesGenerator generator = new HKDFBytesGenerator(SHA512Digest.newInstance());
    generator.init(HKDFParameters.skipExtractParameters(key, info));
    byte[] out = new byte[lengthBytes];
    generator.generateBytes(out, 0, lengthBytes);
    return out;
  }
}

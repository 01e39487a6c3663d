package org.ecluse.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The few things that one does to bytes that may be secret. */
public final class Bytes {

  private Bytes() {}

  /** Compares in a time that depends on the lengths only, never on the content. */
  public static boolean sameInConstantTime(byte[] a, byte[] b) {
    return MessageDigest.isEqual(a, b);
  }

  /** Overwrites with zeros. */
  public static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }

  /** Returns lower-case hexadecimal digits. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * Reads hexadecimal digits of either case.
   *
   * @throws IllegalArgumentException when it is something else
   */
  public static byte[] fromHex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}

package org.ecluse.app.signin;

import java.io.ByteArrayOutputStream;

/** RFC 4648 base32 without padding: how authenticator apps want their secret. */
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_CHAR = 5;
  private static final int CHAR_MASK = (1 << BITS_PER_CHAR) - 1;

  private Base32() {}

  /** Whole groups of five bytes only: no character carries spare bits. */
  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int heldBits = 0;
    for (byte b : bytes) {
      held = (held << Byte.SIZE) | Byte.toUnsignedInt(b);
      heldBits += Byte.SIZE;
      while (heldBits >= BITS_PER_CHAR) {
        heldBits -= BITS_PER_CHAR;
        text.append(ALPHABET.charAt((held >>> heldBits) & CHAR_MASK));
      }
    }
    if (heldBits != 0) {
      throw new IllegalArgumentException("not a whole number of groups");
    }
    return text.toString();
  }

  static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int heldBits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not base32");
      }
      held = (held << BITS_PER_CHAR) | digit;
      heldBits += BITS_PER_CHAR;
      if (heldBits >= Byte.SIZE) {
        heldBits -= Byte.SIZE;
        bytes.write(held >>> heldBits);
      }
    }
    return bytes.toByteArray();
  }
}

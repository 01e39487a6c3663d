package org.ecluse.policy.transfer;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A 128-bit identifier. Its text is 26 characters of RFC 4648 base32 in lower case without padding;
 * the last character carries three bits, the two spare ones are zero.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record Id128(long high, long low) {

  public static final int BYTES = 16;
  static final int TEXT_CHARS = 26;
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS_PER_CHAR = 5;

  /** Reads exactly {@link #BYTES} bytes. */
  public static Id128 of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an id has " + BYTES + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Id128(buffer.getLong(), buffer.getLong());
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  /** Reads the text form after a prefix; empty for anything that is not its one canonical form. */
  static Optional<Id128> parse(String prefix, String text) {
    if (text.length() != prefix.length() + TEXT_CHARS || !text.startsWith(prefix)) {
      return Optional.empty();
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < TEXT_CHARS; i++) {
      int digit = ALPHABET.indexOf(text.charAt(prefix.length() + i));
      if (digit < 0) {
        return Optional.empty();
      }
      int bits = i == TEXT_CHARS - 1 ? 3 : BITS_PER_CHAR;
      int value = digit >>> (BITS_PER_CHAR - bits);
      high = (high << bits) | (low >>> (Long.SIZE - bits));
      low = (low << bits) | value;
    }
    Id128 id = new Id128(high, low);
    return id.text(prefix).equals(text) ? Optional.of(id) : Optional.empty();
  }

  String text(String prefix) {
    StringBuilder text = new StringBuilder(prefix);
    byte[] bytes = bytes();
    int held = 0;
    int heldBits = 0;
    for (byte b : bytes) {
      held = (held << Byte.SIZE) | (b & 0xff);
      heldBits += Byte.SIZE;
      while (heldBits >= BITS_PER_CHAR) {
        heldBits -= BITS_PER_CHAR;
        text.append(ALPHABET.charAt((held >>> heldBits) & 31));
      }
      held &= (1 << heldBits) - 1;
    }
    return text.append(ALPHABET.charAt(held << (BITS_PER_CHAR - heldBits))).toString();
  }
}

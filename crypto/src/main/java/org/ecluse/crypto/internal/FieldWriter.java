package org.ecluse.crypto.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes typed fields so that no two lists of fields give the same bytes.
 *
 * <p>Numbers are big-endian and of fixed width; byte strings follow their own length in two bytes.
 * Which fields there are, and in which order, is fixed by the label that comes first.
 */
public final class FieldWriter {

  /** Longest byte string, in bytes: what two bytes can count. */
  public static final int MAX_FIELD_BYTES = 0xFFFF;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Starts the encoding that {@code label} names. */
  public FieldWriter(String label) {
    ascii(label);
  }

  /** Adds a byte string of at most {@link #MAX_FIELD_BYTES}. */
  public FieldWriter bytes(byte[] value) {
    if (value.length > MAX_FIELD_BYTES) {
      throw new IllegalArgumentException("field of " + value.length + " bytes");
    }
    out.write(value.length >>> Byte.SIZE);
    out.write(value.length);
    out.writeBytes(value);
    return this;
  }

  /** Adds a text of ASCII characters as a byte string. */
  public FieldWriter ascii(String value) {
    return bytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  /** Adds a number in four bytes. */
  public FieldWriter int32(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  /** Adds a number in eight bytes. */
  public FieldWriter int64(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  /** Returns what has been written. */
  public byte[] toBytes() {
    return out.toByteArray();
  }
}

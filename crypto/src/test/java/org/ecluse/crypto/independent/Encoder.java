package org.ecluse.crypto.independent;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The encodings of {@code docs/format.md}, written a second time. */
public final class Encoder {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** A byte string after its length in two bytes. */
  public Encoder field(byte[] value) {
    try {
      out.writeShort(value.length);
      out.write(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Encoder field(String value) {
    return field(value.getBytes(StandardCharsets.US_ASCII));
  }

  public Encoder number(int value) {
    try {
      out.writeInt(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Encoder number(long value) {
    try {
      out.writeLong(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] done() {
    return bytes.toByteArray();
  }

  /** The context of part {@code part} of file {@code fileId}. */
  public static byte[] partContext(byte[] fileId, int part) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeBytes("ecluse/part");
      out.writeByte(1);
      out.write(fileId);
      out.writeInt(part);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A binding; {@code deliveryId} is empty for an upload. */
  public static byte[] binding(
      String purpose,
      byte[] deliveryId,
      byte[] fileId,
      byte[] recipientId,
      long expiresEpochMillis,
      String suite,
      long[] partSizes) {
    Encoder encoder =
        new Encoder()
            .field("ecluse/binding@v1")
            .field(purpose)
            .field(deliveryId)
            .field(fileId)
            .field(recipientId)
            .number(expiresEpochMillis)
            .field(suite)
            .number(partSizes.length);
    long total = 0;
    for (long size : partSizes) {
      encoder.number(size);
      total += size;
    }
    return encoder.number(total).done();
  }
}

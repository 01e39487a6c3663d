package org.ecluse.crypto;

import org.ecluse.crypto.internal.FieldWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a wrapped key is bound to: for whom, until when, and which parts of which file.
 *
 * <p>It is the associated data of the wrapping. Whoever edits a row, or exchanges rows, changes the
 * binding that the row yields, and the key does not unwrap. Fields have fixed places and carry
 * their lengths, so different facts never encode alike.
 */
public final class Binding {

  /** Size of delivery and file ids, in bytes. */
  public static final int ID_BYTES = 16;

  /** Label of this encoding; another encoding would get another. */
  private static final String LABEL = "ecluse/binding@v1";

  private static final byte[] ABSENT = {};

  private final byte[] encoded;
  private final long totalBytes;

  private Binding(byte[] encoded, long totalBytes) {
    this.encoded = encoded;
    this.totalBytes = totalBytes;
  }

  /** Starts the binding of a key that an unfinished upload keeps, before anything is delivered. */
  public static Builder upload(byte[] fileId) {
    return new Builder("upload", ABSENT, id(fileId));
  }

  /** Starts the binding of the key with which one delivery hands out one file. */
  public static Builder delivery(byte[] deliveryId, byte[] fileId) {
    return new Builder("delivery", id(deliveryId), id(fileId));
  }

  private static byte[] id(byte[] id) {
    if (id.length != ID_BYTES) {
      throw new IllegalArgumentException("id of " + id.length + " bytes");
    }
    return id.clone();
  }

  /** Returns the sum of the sizes of the parts, in bytes. */
  public long totalBytes() {
    return totalBytes;
  }

  /** Returns the canonical encoding: the same bytes for the same facts, always. */
  public byte[] encode() {
    return encoded.clone();
  }

  /** Collects the facts; all of them must be given. */
  public static final class Builder {

    private final String purpose;
    private final byte[] deliveryId;
    private final byte[] fileId;
    private byte @Nullable [] recipientId;
    private @Nullable Long expiresEpochMillis;
    private long @Nullable [] partSizes;
    private @Nullable Suite suite;

    private Builder(String purpose, byte[] deliveryId, byte[] fileId) {
      this.purpose = purpose;
      this.deliveryId = deliveryId;
      this.fileId = fileId;
    }

    /** Names who may have the file, or for an upload who sends it; may be empty for an upload. */
    public Builder recipient(byte[] id) {
      recipientId = id.clone();
      return this;
    }

    /** Sets the end of the key's use, in milliseconds since 1970-01-01T00:00:00Z. */
    public Builder expiresEpochMillis(long millis) {
      expiresEpochMillis = millis;
      return this;
    }

    /** Sets the sizes of the plaintexts of the parts, in their order, in bytes. */
    public Builder partSizes(long... sizesBytes) {
      partSizes = sizesBytes.clone();
      return this;
    }

    /** Sets what the parts are sealed with. */
    public Builder suite(Suite value) {
      suite = value;
      return this;
    }

    /**
     * Returns the binding.
     *
     * @throws IllegalStateException when a fact is missing
     */
    public Binding build() {
      if (recipientId == null || expiresEpochMillis == null || partSizes == null || suite == null) {
        throw new IllegalStateException("a binding needs recipient, expiry, part sizes and suite");
      }
      if (deliveryId.length > 0 && recipientId.length == 0) {
        throw new IllegalStateException("a delivery needs a recipient");
      }
      FieldWriter writer =
          new FieldWriter(LABEL)
              .ascii(purpose)
              .bytes(deliveryId)
              .bytes(fileId)
              .bytes(recipientId)
              .int64(expiresEpochMillis)
              .ascii(suite.label())
              .int32(partSizes.length);
      long total = writeSizes(writer, partSizes);
      return new Binding(writer.int64(total).toBytes(), total);
    }

    private static long writeSizes(FieldWriter writer, long[] sizes) {
      long total = 0;
      for (long size : sizes) {
        if (size < 0) {
          throw new IllegalArgumentException("part of negative size");
        }
        total = Math.addExact(total, size);
        writer.int64(size);
      }
      return total;
    }
  }
}

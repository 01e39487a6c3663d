package org.ecluse.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which part of which file a sealed message is.
 *
 * <p>It enters the derivation of the message's key, so a part opens only at its own place in its
 * own file.
 */
public final class PartContext {

  /** Size of a file id, in bytes. */
  public static final int FILE_ID_BYTES = 16;

  /** Version of the encoding, and of the sealed format under it. */
  public static final int FORMAT_VERSION = 1;

  private static final byte[] LABEL = "ecluse/part".getBytes(StandardCharsets.US_ASCII);

  /** Size of the encoding, in bytes: label, version, file id, part number. */
  public static final int ENCODED_BYTES = LABEL.length + 1 + FILE_ID_BYTES + Integer.BYTES;

  private final byte[] fileId;
  private final int part;

  /**
   * Names a part.
   *
   * @param fileId {@link #FILE_ID_BYTES} bytes, copied
   * @param part counted from 0
   */
  public PartContext(byte[] fileId, int part) {
    if (fileId.length != FILE_ID_BYTES) {
      throw new IllegalArgumentException("file id of " + fileId.length + " bytes");
    }
    if (part < 0) {
      throw new IllegalArgumentException("negative part number");
    }
    this.fileId = fileId.clone();
    this.part = part;
  }

  /** Returns the number of the part, counted from 0. */
  public int part() {
    return part;
  }

  /** Returns the context as it enters the key derivation, {@link #ENCODED_BYTES} long. */
  public byte[] encode() {
    return ByteBuffer.allocate(ENCODED_BYTES)
        .put(LABEL)
        .put((byte) FORMAT_VERSION)
        .put(fileId)
        .putInt(part)
        .array();
  }

  @Override
  public String toString() {
    return "PartContext[" + Bytes.hex(fileId) + ", " + part + "]";
  }
}

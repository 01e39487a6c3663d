package org.ecluse.app.pass.ssh;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the data types of RFC 4251, section 5; a field that is cut is an {@link EndOfBlob}. */
final class BlobReader {

  /** A field says that it is longer than what is left. */
  static final class EndOfBlob extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final ByteBuffer blob;

  BlobReader(byte[] blob) {
    this.blob = ByteBuffer.wrap(blob);
  }

  String text() throws EndOfBlob {
    return new String(bytes(), StandardCharsets.US_ASCII);
  }

  BigInteger number() throws EndOfBlob {
    byte[] bytes = bytes();
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
  }

  byte[] bytes() throws EndOfBlob {
    if (blob.remaining() < Integer.BYTES) {
      throw new EndOfBlob();
    }
    int length = blob.getInt();
    if (length < 0 || length > blob.remaining()) {
      throw new EndOfBlob();
    }
    byte[] bytes = new byte[length];
    blob.get(bytes);
    return bytes;
  }
}

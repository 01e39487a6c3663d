package org.ecluse.app.pass.ssh;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the data types of RFC 4251, section 5. */
final class BlobWriter {

  private final ByteArrayOutputStream blob = new ByteArrayOutputStream();

  BlobWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  BlobWriter number(BigInteger number) {
    return bytes(number.toByteArray());
  }

  BlobWriter bytes(byte[] bytes) {
    blob.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    blob.writeBytes(bytes);
    return this;
  }

  byte[] blob() {
    return blob.toByteArray();
  }
}

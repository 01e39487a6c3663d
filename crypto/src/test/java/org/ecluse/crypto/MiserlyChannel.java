package org.ecluse.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A channel that takes a few bytes per call, or fails when told to take none. */
final class MiserlyChannel implements WritableByteChannel {

  private final ByteArrayOutputStream out;
  private final int mostBytesPerWrite;

  MiserlyChannel(ByteArrayOutputStream out, int mostBytesPerWrite) {
    this.out = out;
    this.mostBytesPerWrite = mostBytesPerWrite;
  }

  @Override
  public int write(ByteBuffer src) throws IOException {
    if (mostBytesPerWrite == 0) {
      throw new IOException("no space left");
    }
    byte[] taken = new byte[Math.min(mostBytesPerWrite, src.remaining())];
    src.get(taken);
    out.writeBytes(taken);
    return taken.length;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}

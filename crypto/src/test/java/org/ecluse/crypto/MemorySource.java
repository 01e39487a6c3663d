package org.ecluse.crypto;

import java.nio.ByteBuffer;

/** A sealed message in memory, which can be told to hand out little at a time. */
final class MemorySource implements SealedSource {

  private final byte[] bytes;
  private final int mostBytesPerRead;
  private boolean closed;

  MemorySource(byte[] bytes) {
    this(bytes, Integer.MAX_VALUE);
  }

  MemorySource(byte[] bytes, int mostBytesPerRead) {
    this.bytes = bytes;
    this.mostBytesPerRead = mostBytesPerRead;
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public int read(long position, ByteBuffer dst) {
    if (closed) {
      throw new IllegalStateException("source is closed");
    }
    if (position >= bytes.length) {
      return -1;
    }
    int start = Math.toIntExact(position);
    int length = Math.min(Math.min(dst.remaining(), mostBytesPerRead), bytes.length - start);
    dst.put(bytes, start, length);
    return length;
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}

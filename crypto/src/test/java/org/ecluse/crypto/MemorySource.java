package org.ecluse.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A sealed message in memory, which can be told to hand out little at a time. */
final class MemorySource implements SealedSource {

  private final byte[] bytes;
  private int sizeBytes;
  private int reads;
  private final int mostBytesPerRead;
  private boolean closed;
  private Work duringRead = () -> {};

  /** What a test does while a read is under way. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  MemorySource(byte[] bytes) {
    this(bytes, Integer.MAX_VALUE);
  }

  MemorySource(byte[] bytes, int mostBytesPerRead) {
    this.bytes = bytes;
    this.sizeBytes = bytes.length;
    this.mostBytesPerRead = mostBytesPerRead;
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  @Override
  public int read(long position, ByteBuffer dst) throws IOException {
    if (closed) {
      throw new IllegalStateException("source is closed");
    }
    reads++;
    duringRead.run();
    if (position >= sizeBytes) {
      return -1;
    }
    int start = Math.toIntExact(position);
    int length = Math.min(Math.min(dst.remaining(), mostBytesPerRead), sizeBytes - start);
    dst.put(bytes, start, length);
    return length;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** From now on behaves as a file that somebody has cut. */
  void shrinkTo(int bytesLeft) {
    sizeBytes = bytesLeft;
  }

  /** Does {@code work} during every read from now on. */
  void duringReads(Work work) {
    duringRead = work;
  }

  int reads() {
    return reads;
  }

  boolean isClosed() {
    return closed;
  }
}

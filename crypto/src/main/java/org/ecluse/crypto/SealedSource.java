package org.ecluse.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Random access to the bytes of one sealed message, wherever they are stored.
 *
 * <p>Implementations are safe for use by several threads: a read carries its own position. Nothing
 * here is trusted; what it returns is authenticated before use.
 */
public interface SealedSource extends AutoCloseable {

  /** Returns the size of the sealed message, in bytes. */
  long sizeBytes() throws IOException;

  /**
   * Reads up to {@code dst.remaining()} bytes from {@code position}, as many as come easily.
   *
   * @return how many, at least 1, or -1 at or after the end
   */
  int read(long position, ByteBuffer dst) throws IOException;

  @Override
  void close() throws IOException;
}

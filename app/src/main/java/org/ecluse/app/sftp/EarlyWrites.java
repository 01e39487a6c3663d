package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes that came before the ones they follow. Clients that write from several threads (rclone and
 * everything else on Go's library) send the blocks of one file a little out of order; sealing needs
 * them in order. What waits here was answered but is not durable: nothing is, before the close.
 */
final class EarlyWrites {

  /** More than any client has in flight; one that goes further is not writing in order at all. */
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final Map<Long, ByteBuffer> byOffset = new HashMap<>();
  private int bytes;

  /** Keeps a copy of a write; false where it is one too many, empty, or there twice. */
  boolean keep(long offset, ByteBuffer write) {
    int count = write.remaining();
    if (count == 0 || bytes + count > MAX_BYTES || byOffset.containsKey(offset)) {
      return false;
    }
    byOffset.put(offset, ByteBuffer.allocate(count).put(write).flip());
    bytes += count;
    return true;
  }

  /** Takes out the write that begins at an offset, if it is there. */
  @Nullable ByteBuffer remove(long offset) {
    ByteBuffer write = byOffset.remove(offset);
    if (write != null) {
      bytes -= write.remaining();
    }
    return write;
  }

  boolean isEmpty() {
    return byOffset.isEmpty();
  }
}

package org.ecluse.app.sftp;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.sshd.common.util.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Buffers that sessions need for a moment each, at every packet. What is given back is used again,
 * by whichever session comes first: to clear and collect new ones costs as much as to seal what is
 * in them. A session that waits holds none.
 */
final class SpareBuffers {

  /** Room for a message of an upload: what clients write at a time, and what stands before it. */
  static final int MESSAGE_BYTES = 33 * 1024;

  /** Of each kind; together 8 MiB at most. An upload has some dozen messages on their way. */
  private static final int MOST = 128;

  private final Queue<Buffer> packets = new ArrayBlockingQueue<>(MOST);
  private final Queue<byte[]> messages = new ArrayBlockingQueue<>(MOST);

  /** A packet that has left; null where there is none. */
  @Nullable Buffer packet() {
    return packets.poll();
  }

  void giveBack(Buffer packet) {
    packets.offer(packet);
  }

  /** Room for a message of so many bytes; it may be larger, and hold what was there before. */
  byte[] message(int bytes) {
    if (bytes <= MESSAGE_BYTES / 2 || bytes > MESSAGE_BYTES) {
      return new byte[bytes];
    }
    byte[] spare = messages.poll();
    return spare == null ? new byte[MESSAGE_BYTES] : spare;
  }

  void giveBack(byte[] message) {
    if (message.length == MESSAGE_BYTES) {
      messages.offer(message);
    }
  }
}

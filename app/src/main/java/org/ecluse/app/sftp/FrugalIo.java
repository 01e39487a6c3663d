package org.ecluse.app.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.nio2.Nio2CompletionHandler;
import org.apache.sshd.common.io.nio2.Nio2Service;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.util.Readable;

/**
 * A connection that waits for its client with a small buffer, and takes a large one while much
 * comes. The library's own hold a large one as long as they live, and most connections wait most of
 * the time.
 */
final class FrugalIo extends Nio2Session {

  /** Holds a few requests, so that a download needs no more. */
  static final int SMALL_BYTES = 2 * 1024;

  /** Holds a packet of an upload. */
  static final int LARGE_BYTES = 32 * 1024;

  private int lastReadBytes;

  FrugalIo(
      Nio2Service service,
      PropertyResolver properties,
      IoHandler handler,
      AsynchronousSocketChannel socket,
      SocketAddress accepted)
      throws IOException {
    super(service, properties, handler, socket, accepted);
  }

  @Override
  public void startReading() {
    startReading(SMALL_BYTES);
  }

  @Override
  protected void handleReadCycleCompletion(
      ByteBuffer buffer,
      Readable reader,
      Nio2CompletionHandler<Integer, Object> completion,
      Integer result,
      Object attachment) {
    lastReadBytes = result;
    super.handleReadCycleCompletion(buffer, reader, completion, result, attachment);
  }

  @Override
  protected void doReadCycle(ByteBuffer buffer, Nio2CompletionHandler<Integer, Object> completion) {
    int wanted = sizeAfter(lastReadBytes, buffer.capacity());
    if (wanted == buffer.capacity()) {
      super.doReadCycle(buffer, completion);
    } else {
      ByteBuffer other = ByteBuffer.allocate(wanted);
      super.doReadCycle(other, createReadCycleCompletionHandler(other, Readable.readable(other)));
    }
  }

  /** Large where the last read filled the small one, and until one would have fitted into it. */
  static int sizeAfter(int readBytes, int sizeBytes) {
    if (readBytes < SMALL_BYTES) {
      return SMALL_BYTES;
    }
    return readBytes == sizeBytes ? LARGE_BYTES : sizeBytes;
  }
}

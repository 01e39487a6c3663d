package org.ecluse.app.https.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read on a thread of its own, some blocks ahead of the one who takes them: the
 * framework brings more only while somebody asks, so that otherwise the line would wait while a
 * block is sealed. A body of less than a block costs no thread. For one taker.
 */
final class ReadAhead implements AutoCloseable {

  static final int BLOCK_BYTES = 128 << 10;

  /** One is taken, one is filled, one waits. */
  private static final int BLOCKS = 3;

  private final InputStream body;
  private final BlockingQueue<ByteBuffer> filled = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BLOCKS);
  private @Nullable Thread reader;
  private @Nullable ByteBuffer taken;
  private long readBytes;
  private volatile @Nullable IOException failed;
  private volatile boolean ended;

  /**
   * @param body closed with this
   */
  ReadAhead(InputStream body) {
    this.body = body;
  }

  /**
   * The next bytes, in their order; they are the taker's until it asks again.
   *
   * @return empty at the end of the body
   * @throws IOException as reading the body did, after all that was read before
   */
  ByteBuffer next() throws IOException {
    return reader == null ? first() : ahead();
  }

  private ByteBuffer first() throws IOException {
    ByteBuffer block = taken == null ? ByteBuffer.allocate(BLOCK_BYTES) : taken.clear();
    taken = block;
    int count = body.read(block.array(), 0, BLOCK_BYTES);
    readBytes += Math.max(count, 0);
    if (readBytes >= BLOCK_BYTES && count > 0) {
      for (int i = 1; i < BLOCKS; i++) {
        free.add(ByteBuffer.allocate(BLOCK_BYTES));
      }
      reader = Thread.ofVirtual().name("https-body").start(this::read);
    }
    return block.limit(Math.max(count, 0));
  }

  private ByteBuffer ahead() throws IOException {
    try {
      if (taken != null) {
        free.put(taken.clear());
        taken = null;
      }
      ByteBuffer next = filled.take();
      if (next.hasRemaining()) {
        taken = next;
      } else if (failed != null) {
        throw failed;
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a body was waited for");
    }
  }

  /** Hands over what there is as soon as somebody waits for it, and whole blocks otherwise. */
  private void read() {
    try {
      ByteBuffer block = free.take();
      for (int count = fill(block); count >= 0; count = fill(block)) {
        if (!block.hasRemaining() || filled.isEmpty()) {
          filled.put(block.flip());
          block = free.take();
        }
      }
      if (block.position() > 0) {
        filled.put(block.flip());
      }
      filled.put(ByteBuffer.allocate(0));
    } catch (InterruptedException e) {
      // It is closed, and nobody takes anything any more.
    }
  }

  private int fill(ByteBuffer block) {
    if (ended) {
      return -1;
    }
    try {
      int count =
          body.read(block.array(), block.arrayOffset() + block.position(), block.remaining());
      block.position(block.position() + Math.max(count, 0));
      return count;
    } catch (IOException e) {
      failed = e;
      return -1;
    }
  }

  /** Nobody reads the body any more when this returns, so that a form can be read on behind it. */
  @Override
  public void close() throws IOException {
    ended = true;
    Thread running = reader;
    if (running != null) {
      running.interrupt();
      awaitEnd(running);
    }
    body.close();
  }

  private static void awaitEnd(Thread running) {
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.ecluse.app.https.body;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.https.wire.Sending;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Range;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The body of one answer: a range of a delivery, read block by block as the connection asks.
 *
 * <p>One block is read before it is wanted. The first, before the answer's head is written, so that
 * a delivery which is claimed or gone still gets its proper status: after that a refusal can only
 * cut the line, and the client has a length that it did not get, never a clean end. The others, so
 * that reading one and sending the one before go on at the same time; one that is not sent after
 * all is taken back.
 *
 * <p>At most one worker at a time runs {@link #work}; it alone touches the reader, in this order:
 * reads, then {@code awaitAcknowledgement} just before the last block is handed over (from here on
 * somebody who opens the delivery waits for what comes of it, and no client can have the last byte
 * before that), then {@code confirm} or {@code close}. Who decides between these two is the
 * connection, through {@link Sending}.
 */
public final class Download implements Publisher<ByteBuf>, Subscription, Sending {

  /** Bytes that are read at once: large enough for speed, small enough to stop soon. */
  public static final int BLOCK_BYTES = 256 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  private enum End {
    NONE,
    ARRIVED,
    LOST
  }

  private final OutgoingFile file;
  private final Exchange exchange;
  private final Executor workers;
  private final long endPosition;

  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger rounds = new AtomicInteger();
  private volatile boolean handedOver;
  private volatile End end = End.NONE;
  private volatile @Nullable Subscriber<? super ByteBuf> subscriber;

  // The working thread's.
  private long position;
  private @Nullable ByteBuf ahead;

  private Download(
      OutgoingFile file, ByteRange.Part part, Exchange exchange, Executor workers, ByteBuf first) {
    this.file = file;
    this.exchange = exchange;
    this.workers = workers;
    this.position = part.first();
    this.endPosition = part.last() + 1;
    this.ahead = first;
  }

  /** Reads the first block; a refusal closes the reader. Blocks. */
  public static Outcome<Download> begin(
      OutgoingFile file, ByteRange.Part part, Exchange exchange, Executor workers) {
    Outcome<ByteBuf> block = read(file, part.first(), part.last() + 1, exchange);
    return switch (block) {
      case Outcome.Refused<ByteBuf>(Refusal refusal) -> {
        file.close();
        yield Outcome.refused(refusal);
      }
      case Outcome.Done<ByteBuf>(ByteBuf bytes) -> {
        Download download = new Download(file, part, exchange, workers, bytes);
        exchange.watch(download);
        file.onStop(exchange::abort);
        yield Outcome.done(download);
      }
    };
  }

  private static Outcome<ByteBuf> read(OutgoingFile file, long from, long to, Exchange exchange) {
    int wanted = (int) Math.min(BLOCK_BYTES, to - from);
    ByteBuf block = exchange.channel().alloc().directBuffer(wanted, wanted);
    boolean kept = false;
    try {
      Outcome<Integer> read = file.read(from, block.nioBuffer(0, wanted));
      kept = read instanceof Outcome.Done<Integer>;
      return read.map(count -> block.writerIndex(count));
    } finally {
      if (!kept) {
        block.release();
      }
    }
  }

  // --- the framework's side ---

  @Override
  public void subscribe(Subscriber<? super ByteBuf> whoever) {
    subscriber = whoever;
    whoever.onSubscribe(this);
  }

  @Override
  public void request(long blocks) {
    demand.getAndAccumulate(blocks, (have, more) -> have + more < 0 ? Long.MAX_VALUE : have + more);
    wake();
  }

  /**
   * Nobody wants the rest. Once all is handed over, the connection knows better what came of it.
   */
  @Override
  public void cancel() {
    if (!handedOver) {
      lost();
    }
  }

  // --- the connection's side ---

  @Override
  public void arrived() {
    end = End.ARRIVED;
    wake();
  }

  @Override
  public void lost() {
    if (end == End.NONE) {
      end = End.LOST;
    }
    wake();
  }

  // --- the worker ---

  private void wake() {
    if (rounds.getAndIncrement() == 0) {
      workers.execute(this::work);
    }
  }

  private void work() {
    int done = 1;
    do {
      try {
        while (end == End.NONE && !handedOver && readAhead() && demand.get() > 0) {
          handOverBlock();
        }
      } catch (RuntimeException e) {
        LOG.error("delivery {}: a download failed", file.delivery().id(), e);
        breakLine();
      }
      if (end != End.NONE) {
        finish();
      }
      done = rounds.addAndGet(-done);
    } while (done != 0);
  }

  private void breakLine() {
    end = End.LOST;
    exchange.abort();
  }

  /** Whether there is a block to hand over. */
  private boolean readAhead() {
    if (ahead == null) {
      switch (read(file, position, endPosition, exchange)) {
        case Outcome.Refused<ByteBuf> _ -> breakLine();
        case Outcome.Done<ByteBuf>(ByteBuf bytes) -> ahead = bytes;
      }
    }
    return ahead != null;
  }

  private void handOverBlock() {
    Subscriber<? super ByteBuf> to = subscriber;
    ByteBuf bytes = ahead;
    if (to == null || bytes == null) {
      throw new IllegalStateException("demand without a subscriber, or a block");
    }
    ahead = null;
    demand.decrementAndGet();
    position += bytes.readableBytes();
    boolean last = position >= endPosition;
    if (last) {
      file.awaitAcknowledgement();
      handedOver = true;
    }
    to.onNext(bytes);
    if (last) {
      to.onComplete();
    }
  }

  private void finish() {
    if (ahead != null) {
      file.takeBack(new Range(position, position + ahead.readableBytes()));
      ahead.release();
      ahead = null;
    }
    if (end == End.ARRIVED) {
      file.confirm();
    } else {
      file.close();
    }
  }
}

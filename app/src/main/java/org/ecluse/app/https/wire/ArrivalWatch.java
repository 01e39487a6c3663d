package org.ecluse.app.https.wire;

import io.netty.channel.Channel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches the end of an answer that has been written to the socket whole, until it is known whether
 * the peer's TCP has its last byte. Lives on the event loop.
 *
 * <p>When it begins, {@code waiting} bytes are not acknowledged; the answer's last byte is the last
 * of them. It has arrived once the queue is empty, or once the connection's count of acknowledged
 * bytes has risen by {@code waiting}: the second also holds when the next answer on this connection
 * is being written already. A peer that closes right after its last byte acknowledges it with its
 * own end at the latest, so whoever closes the connection asks {@link #lastLook} first.
 */
final class ArrivalWatch {

  private static final long FIRST_PAUSE_MILLIS = 1;
  private static final long LONGEST_PAUSE_MILLIS = 50;

  private final Channel channel;
  private final SendQueue queue;
  private final long patienceNanos;
  private final Consumer<Boolean> verdict;

  private SendQueue.Sample begin = new SendQueue.Sample(Long.MAX_VALUE, 0);
  private long progressBytes;
  private long progressNanos;
  private long pauseMillis = FIRST_PAUSE_MILLIS;
  private boolean settled;

  /**
   * A watch that has not begun.
   *
   * @param patienceNanos how long the peer may acknowledge nothing before it counts as lost
   * @param verdict told once whether everything has arrived
   */
  ArrivalWatch(Channel channel, SendQueue queue, long patienceNanos, Consumer<Boolean> verdict) {
    this.channel = channel;
    this.queue = queue;
    this.patienceNanos = patienceNanos;
    this.verdict = verdict;
  }

  /** Called right after the last byte was written, before anything else is. */
  void begin() {
    Optional<SendQueue.Sample> sample = queue.sample(channel);
    if (sample.isEmpty()) {
      settle(false);
      return;
    }
    begin = sample.get();
    progressBytes = begin.acknowledgedBytes();
    progressNanos = System.nanoTime();
    look();
  }

  /** The connection is about to close: what is not known now never will be. */
  void lastLook() {
    settle(queue.sample(channel).filter(this::isComplete).isPresent());
  }

  /** Whether the last byte is known to have arrived; settles if so. */
  boolean hasArrived() {
    if (!settled && queue.sample(channel).filter(this::isComplete).isPresent()) {
      settle(true);
    }
    return settled;
  }

  private void look() {
    if (settled) {
      return;
    }
    Optional<SendQueue.Sample> sample = queue.sample(channel);
    if (sample.filter(this::isComplete).isPresent()) {
      settle(true);
    } else if (sample.isEmpty() || isStuck(sample.get())) {
      settle(false);
    } else {
      var _ = channel.eventLoop().schedule(this::look, pauseMillis, TimeUnit.MILLISECONDS);
      pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }
  }

  private boolean isComplete(SendQueue.Sample now) {
    return now.waitingBytes() == 0
        || now.acknowledgedBytes() - begin.acknowledgedBytes() >= begin.waitingBytes();
  }

  private boolean isStuck(SendQueue.Sample now) {
    if (now.acknowledgedBytes() != progressBytes) {
      progressBytes = now.acknowledgedBytes();
      progressNanos = System.nanoTime();
    }
    return System.nanoTime() - progressNanos > patienceNanos;
  }

  private void settle(boolean arrived) {
    if (!settled) {
      settled = true;
      verdict.accept(arrived);
    }
  }
}

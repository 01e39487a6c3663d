package org.ecluse.app.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Notices that somebody's authority or a delivery was ended, by whichever process, and has
 * everything checked again. Revocation is promised to be felt within a second: a look every {@link
 * #PAUSE} leaves the rest of it to the checks.
 */
public final class RevisionWatch implements AutoCloseable {

  static final Duration PAUSE = Duration.ofMillis(200);

  private final LongSupplier revision;
  private final Chores looking;
  private final Chores reactions;
  private final LongConsumer obeyed;
  private final Beat beat;
  private final ReentrantLock turn = new ReentrantLock();
  private long seen;

  /**
   * A watch that does not run yet. What was revoked before this moment is not its business.
   *
   * @param reactions done in their order after every change; done again where one of them failed
   * @param obeyed told up to which revision everything has been acted upon
   */
  public RevisionWatch(
      LongSupplier revision, List<Chore> reactions, LongConsumer obeyed, MeterRegistry meters) {
    this.revision = revision;
    this.obeyed = obeyed;
    this.looking = new Chores(List.of(new Chore("revision", this::react)), meters);
    this.reactions = new Chores(reactions, meters);
    this.beat = new Beat("revision-watch", PAUSE, this::look);
    this.seen = revision.getAsLong();
  }

  public void start() {
    obeyed.accept(seen);
    beat.start();
  }

  /** Looks now: what was changed before this call has been reacted upon when it returns. */
  public void look() {
    turn.lock();
    try {
      looking.round();
    } finally {
      turn.unlock();
    }
  }

  // The revision is read before the reactions: a change during them is seen by the next look. It is
  // remembered after them: a reaction that failed is tried again.
  private void react() {
    long now = revision.getAsLong();
    if (now != seen && reactions.round()) {
      obeyed.accept(now);
      seen = now;
    }
  }

  @Override
  public void close() {
    beat.close();
  }
}

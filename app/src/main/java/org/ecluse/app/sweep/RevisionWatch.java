package org.ecluse.app.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
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
  private final Chores look;
  private final Chores reactions;
  private final LongConsumer obeyed;
  private final Beat beat;
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
    this.look = new Chores(List.of(new Chore("revision", this::look)), meters);
    this.reactions = new Chores(reactions, meters);
    this.beat = new Beat("revision-watch", PAUSE, look::round);
    this.seen = revision.getAsLong();
  }

  public void start() {
    obeyed.accept(seen);
    beat.start();
  }

  // The revision is read before the reactions: a change during them is seen by the next look. It is
  // remembered after them: a reaction that failed is tried again.
  private void look() {
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

package org.ecluse.app.follow;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Hands every fact to one sink, in order. How far it came is remembered after the sink has them, so
 * a crash in between hands some over again: whoever receives them knows each by its number. After a
 * failure it waits, longer after each further one. Used by one thread.
 */
public final class Follower {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final String name;
  private final Feed feed;
  private final Sink sink;
  private final long ifNew;
  private final LongSupplier ticks;
  private Duration pause = Duration.ZERO;
  private long failedAt;

  /**
   * A follower that has not begun.
   *
   * @param name under which it is remembered how far it came
   * @param ifNew the entry after which it begins where nothing is remembered
   * @param ticks nanoseconds, as {@link System#nanoTime}
   */
  public Follower(String name, Feed feed, Sink sink, long ifNew, LongSupplier ticks) {
    this.name = name;
    this.feed = feed;
    this.sink = sink;
    this.ifNew = ifNew;
    this.ticks = ticks;
  }

  /** Hands over what there is, unless the last failure was a moment ago. */
  public void run() throws IOException {
    if (ticks.getAsLong() - failedAt < pause.toNanos()) {
      return;
    }
    try {
      List<Fact> facts;
      do {
        facts = feed.after(feed.position(name, ifNew), sink.batch());
        if (!facts.isEmpty()) {
          sink.give(facts);
          feed.advance(name, facts.getLast().seq());
        }
      } while (facts.size() == sink.batch());
      pause = Duration.ZERO;
    } catch (IOException | RuntimeException e) {
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
      pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
      failedAt = ticks.getAsLong();
      throw e;
    }
  }
}

package org.ecluse.app.follow;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Hands every fact to one sink, in order. How far it came is remembered after the sink has them, so
 * a crash in between hands some over again: whoever receives them knows each by its number. After a
 * failure it waits, longer after each further one. Used by one thread.
 */
public final class Follower {

  private final String name;
  private final Feed feed;
  private final Sink sink;
  private final long ifNew;
  private final Patience patience;

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
    this.patience = new Patience(ticks);
  }

  /** Hands over what there is, unless the last failure was a moment ago. */
  public void run() throws IOException {
    patience.tryTo(this::handOver);
  }

  private void handOver() throws IOException {
    List<Fact> facts;
    do {
      facts = feed.after(feed.position(name, ifNew), sink.batch());
      if (!facts.isEmpty()) {
        sink.give(facts);
        feed.advance(name, facts.getLast().seq());
      }
    } while (facts.size() == sink.batch());
  }
}

package org.ecluse.app.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/**
 * The thread that ends what is over, one round after another. Nothing depends on it for safety: an
 * expired key is refused at the moment of its use, whether or not a round ever comes. What depends
 * on it is that the bytes go too.
 */
public final class Sweeper implements AutoCloseable {

  /** A round that takes longer than this, and ten intervals, counts as a dead sweeper. */
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  private static final int LONGEST_INTERVALS = 10;

  private final Beat beat;
  private final Duration patience;

  /**
   * A sweeper that does not run yet.
   *
   * @param interval pause between two rounds
   */
  public Sweeper(List<Chore> chores, Duration interval, MeterRegistry meters) {
    Chores all = new Chores(chores, meters);
    this.beat = new Beat("sweeper", interval, all::round);
    Duration intervals = interval.multipliedBy(LONGEST_INTERVALS);
    this.patience = intervals.compareTo(LONGEST_ROUND) > 0 ? intervals : LONGEST_ROUND;
  }

  public void start() {
    beat.start();
  }

  /** Whether rounds come to their end; what failed within them is counted elsewhere. */
  public boolean isAlive() {
    return beat.sinceLast().compareTo(patience) <= 0;
  }

  /** Ends after the chore that is running. */
  @Override
  public void close() {
    beat.close();
  }
}

package org.ecluse.app.follow;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Does something that is asked for every second, unless it failed a moment ago: it waits a second,
 * then twice as long each time, up to five minutes. For one thread.
 */
public final class Patience {

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final LongSupplier ticks;
  private Duration pause = Duration.ZERO;
  private long failedAt;

  /**
   * Nothing has failed yet.
   *
   * @param ticks nanoseconds, as {@link System#nanoTime}
   */
  public Patience(LongSupplier ticks) {
    this.ticks = ticks;
  }

  /** Something that may fail for a while. */
  @FunctionalInterface
  public interface Attempt {
    void run() throws IOException;
  }

  /** Tries, unless it is too early to try again. */
  public void tryTo(Attempt attempt) throws IOException {
    if (ticks.getAsLong() - failedAt < pause.toNanos()) {
      return;
    }
    try {
      attempt.run();
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

package org.ecluse.app.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits before another attempt. */
@FunctionalInterface
public interface Backoff {

  /** Waits twice as long each time, from half a second on. */
  Backoff DOUBLING =
      attempt -> {
        Duration wait = Duration.ofMillis(500L << Math.min(attempt, 6));
        // A latch that nobody opens: this thread waits, and an interrupt still ends the wait.
        boolean opened = new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
        assert !opened;
      };

  /**
   * Waits.
   *
   * @param attempt how many attempts failed before, from 0
   */
  void pause(int attempt) throws InterruptedException;
}

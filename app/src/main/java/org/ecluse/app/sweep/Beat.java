package org.ecluse.app.sweep;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that does the same thing again and again, with a pause after each time. */
final class Beat implements AutoCloseable {

  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private final ScheduledExecutorService thread;
  private final Duration pause;
  private final Runnable work;
  private volatile long lastNanos = System.nanoTime();

  Beat(String name, Duration pause, Runnable work) {
    this.pause = pause;
    this.work = work;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ecluse-" + name).factory());
  }

  void start() {
    lastNanos = System.nanoTime();
    var _ = thread.scheduleWithFixedDelay(this::once, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void once() {
    work.run();
    lastNanos = System.nanoTime();
  }

  /** Time since the work came to its end for the last time, or since the start. */
  Duration sinceLast() {
    return Duration.ofNanos(System.nanoTime() - lastNanos);
  }

  /** Waits for the work that is being done, but not for ever. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

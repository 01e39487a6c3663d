package org.ecluse.app.https;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads for everything that blocks: stores, files, cryptography, and bodies that are read as they
 * come. Platform threads, not virtual ones: a database call keeps its carrier, and two of them
 * would stop every other on a machine with two cores. Their number is bounded by that of the
 * connections.
 */
final class Workers implements Executor, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("https-worker-", 0).daemon(true).factory());

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  /** For the framework, which wants to see a service. */
  ExecutorService service() {
    return threads;
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

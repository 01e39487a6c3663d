package org.ecluse.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is written to a file on to the disk while more of it arrives, so that the sync at its
 * end has little left to do. Nothing depends on it: the file is durable by that last sync.
 *
 * <p>Linux tells an error of writing to the first sync after it, and to that one only. So whoever
 * syncs at the end asks here first ({@link #await}), and is told what an earlier sync was told.
 */
final class WriteBehind {

  /** How much is written between two syncs. */
  static final long STEP_BYTES = 32L << 20;

  /** Syncs at the same time; where all are busy, a file waits for its next step. */
  private static final int THREADS = 2;

  private static final ThreadPoolExecutor SYNCS =
      new ThreadPoolExecutor(
          0,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().name("write-behind-", 0).daemon().factory(),
          new ThreadPoolExecutor.AbortPolicy());

  private final FileChannel channel;
  private long unsynced;
  private @Nullable Future<?> running;

  WriteBehind(FileChannel channel) {
    this.channel = channel;
  }

  /** Notes that bytes were written; called by the one who writes. */
  void written(int bytes) throws IOException {
    unsynced += bytes;
    if (unsynced >= STEP_BYTES && (running == null || running.isDone())) {
      await();
      unsynced = 0;
      FutureTask<Void> sync =
          new FutureTask<>(
              () -> {
                channel.force(false);
                return null;
              });
      try {
        SYNCS.execute(sync);
        running = sync;
      } catch (RejectedExecutionException e) {
        // All are busy: at the next step, or at the end.
      }
    }
  }

  /** Waits for the sync that is running; its failure is the file's. */
  void await() throws IOException {
    Future<?> sync = running;
    boolean interrupted = false;
    while (sync != null) {
      try {
        sync.get();
        sync = null;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IOException("what was written could not be made durable", e.getCause());
      }
    }
    running = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

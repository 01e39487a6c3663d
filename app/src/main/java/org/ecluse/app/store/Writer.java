package org.ecluse.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of this process that writes to a database.
 *
 * <p>A durable commit costs a sync of the disk, whether it carries one change or fifty. So the
 * writer takes whatever waits, runs it in one transaction, and tells everybody after the commit:
 * while one sync runs, the next batch gathers. The order of changes is the order of the queue, and
 * each sees all before it, committed or in its own transaction.
 *
 * <p>A piece of work that fails takes the transaction with it; the others of its batch are run
 * again without it. So nobody is told of a change that was rolled back, and a bad one harms only
 * itself.
 *
 * <p>Where a job destroyed a key, the write-ahead log still holds the pages from before. It is
 * copied into the database and cut to nothing before that job's answer is given: once for the whole
 * batch. Where a reader of another process stands in the way for longer than {@link
 * Session#BUSY_MILLIS}, the log stays until the next {@link #wipe}.
 */
final class Writer implements AutoCloseable {

  private static final int MOST = 64;
  private static final String CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)";

  private final Path file;
  private final Path log;
  private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
  private final Queue<Job<?>> unhurried = new ConcurrentLinkedQueue<>();
  private final Job<?> stop = new Job<>(_ -> true, false);
  private final Thread thread;
  private @Nullable Session session;
  private boolean closed;
  private volatile boolean wipePending;

  Writer(Path file) {
    this.file = file;
    this.log = file.resolveSibling(file.getFileName() + "-wal");
    this.thread =
        Thread.ofPlatform().name("writer-" + file.getFileName()).daemon().unstarted(this::loop);
    thread.start();
  }

  /** Runs work in a transaction and returns when it is durable. */
  <T> T write(Work<T> work) {
    return await(new Job<>(work, false));
  }

  /** As {@link #write}, and no older page is left in the write-ahead log. */
  <T> T writeAndWipe(Work<T> work) {
    return await(new Job<>(work, true));
  }

  /**
   * Runs work in the transaction of the next change, or at the end, and does not wait for it. For
   * what may be lost, because somebody finds it and does it again.
   */
  void writeWithNext(Work<?> work) {
    unhurried.add(new Job<>(work, false));
  }

  /**
   * Empties the write-ahead log; false where somebody is reading from it. Free where it is empty.
   */
  boolean wipe() {
    try {
      if (Files.size(log) > 0) {
        await(new Job<>(_ -> true, true));
      }
      return !wipePending;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a key was destroyed and its old page may still be in the write-ahead log. */
  boolean wipePending() {
    return wipePending;
  }

  private <T> T await(Job<T> job) {
    enqueue(job);
    return job.await();
  }

  private synchronized void enqueue(Job<?> job) {
    if (closed) {
      job.fail(new SQLException("the database is closed"));
    } else {
      waiting.add(job);
    }
  }

  private void loop() {
    List<Job<?>> batch = new ArrayList<>();
    boolean running = true;
    while (running) {
      batch.clear();
      batch.add(takeOne());
      waiting.drainTo(batch, MOST - 1);
      running = !batch.remove(stop);
      for (Job<?> job = unhurried.poll(); job != null; job = unhurried.poll()) {
        batch.add(job);
      }
      commit(batch);
    }
    closeSession();
  }

  private Job<?> takeOne() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException e) {
        // Nobody has reason to interrupt this thread; it ends when it is told to stop.
      }
    }
  }

  private void commit(List<Job<?>> batch) {
    List<Job<?>> jobs = new ArrayList<>(batch);
    while (!jobs.isEmpty()) {
      @Nullable Job<?> failed = attempt(jobs);
      if (failed == null) {
        return;
      }
      jobs.remove(failed);
    }
  }

  /** Commits all of them, or tells all of them why not, or returns the one that spoilt it. */
  private @Nullable Job<?> attempt(List<Job<?>> jobs) {
    try {
      FailPoint.TRANSACTION_BEGINS.reached();
      Session open = session();
      open.update("BEGIN IMMEDIATE");
      for (Job<?> job : jobs) {
        if (!ran(job, open)) {
          return job;
        }
      }
      FailPoint.TRANSACTION_WRITTEN.reached();
      open.update("COMMIT");
      FailPoint.TRANSACTION_COMMITTED.reached();
      tell(jobs, open);
    } catch (SQLException | RuntimeException | Error e) {
      closeSession();
      jobs.forEach(job -> job.fail(e));
    }
    return null;
  }

  private boolean ran(Job<?> job, Session open) {
    try {
      job.run(open);
      return true;
    } catch (SQLException | RuntimeException | Error e) {
      // Closing rolls back, also where SQLite has done so by itself, as it does on a full disk.
      closeSession();
      job.fail(e);
      return false;
    }
  }

  private void tell(List<Job<?>> jobs, Session open) throws SQLException {
    jobs.stream().filter(job -> !job.wipes()).forEach(Job::succeed);
    if (jobs.stream().anyMatch(Job::wipes)) {
      wipePending = true;
      wipePending = open.number(CHECKPOINT) != 0;
      FailPoint.LOG_EMPTIED.reached();
      jobs.stream().filter(Job::wipes).forEach(Job::succeed);
    }
  }

  private Session session() throws SQLException {
    Session open = session;
    if (open == null) {
      open = Session.open(file);
      session = open;
    }
    return open;
  }

  private void closeSession() {
    Session open = session;
    session = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        // The connection is given up either way.
      }
    }
  }

  /** Lets what waits be committed, then ends. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.add(stop);
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

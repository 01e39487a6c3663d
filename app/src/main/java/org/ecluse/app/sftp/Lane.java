package org.ecluse.app.sftp;

import java.io.IOException;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations that block, one at a time, on a virtual thread, and tells a handler of each.
 *
 * <p>Most handlers ask for the next operation at once. It then runs on the same thread, after the
 * handler has returned: neither a new thread for each nor a stack that grows.
 *
 * <p>A thread that is about to ask for many can {@linkplain #hold hold} them and let them run on
 * itself, when it comes to that: waking another thread for each costs more than most of them do.
 */
final class Lane {

  /** Something that blocks until it has a result. */
  @FunctionalInterface
  interface Operation<V> {
    V run() throws IOException;
  }

  /** One thread's work; what it is to do next is its own affair. */
  private static final class Turn {
    private final Thread thread;
    private @Nullable Runnable next;
    private volatile boolean isOver;

    /** A turn on a thread of its own. */
    Turn(String name, Runnable first) {
      next = first;
      thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** A turn on the thread that is here. */
    Turn(Runnable first) {
      next = first;
      thread = Thread.currentThread();
    }

    private void run() {
      for (Runnable step = next; step != null; step = next) {
        next = null;
        step.run();
      }
      isOver = true;
    }

    private boolean isHere() {
      return thread == Thread.currentThread() && !isOver;
    }
  }

  private static final long NO_DRAIN = 0;

  private final String name;
  private final Set<Thread> holders = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Runnable> held = new AtomicReference<>();
  private volatile @Nullable Turn turn;
  private volatile long drainStepNanos = NO_DRAIN;

  Lane(String name) {
    this.name = name;
  }

  /** Starts an operation; the one before has ended, and its handler was at least called. */
  <V, A> void start(Operation<V> operation, A attachment, CompletionHandler<V, ? super A> handler) {
    Runnable step = () -> step(operation, attachment, handler);
    Turn current = turn;
    if (current != null && current.isHere()) {
      current.next = drainStepNanos == NO_DRAIN ? step : () -> drainStep(step);
    } else if (holders.contains(Thread.currentThread())) {
      held.set(step);
    } else {
      Turn fresh = new Turn(name, step);
      turn = fresh;
      fresh.thread.start();
    }
  }

  /**
   * From now on what this thread asks for waits until somebody {@linkplain #drain drains} the lane.
   */
  void hold() {
    holders.add(Thread.currentThread());
  }

  /** Runs what is held, on this thread, and whatever is asked for meanwhile. */
  void drain() {
    Runnable step = held.getAndSet(null);
    if (step != null) {
      Turn here = new Turn(() -> drainStep(step));
      turn = here;
      here.run();
      drainStepNanos = NO_DRAIN;
    }
  }

  /** Whether one operation has kept somebody who drains for longer than this. */
  boolean isStuckFor(Duration patience) {
    long since = drainStepNanos;
    return since != NO_DRAIN && System.nanoTime() - since > patience.toNanos();
  }

  private void drainStep(Runnable step) {
    drainStepNanos = System.nanoTime() | 1;
    step.run();
  }

  /** This thread holds nothing any more. */
  void letGo() {
    holders.remove(Thread.currentThread());
    drain();
  }

  private static <V, A> void step(
      Operation<V> operation, A attachment, CompletionHandler<V, ? super A> handler) {
    V result;
    try {
      result = operation.run();
    } catch (IOException | RuntimeException e) {
      handler.failed(e, attachment);
      return;
    }
    handler.completed(result, attachment);
  }
}

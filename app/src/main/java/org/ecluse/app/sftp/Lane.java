package org.ecluse.app.sftp;

import java.io.IOException;
import java.nio.channels.CompletionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations that block, one at a time, on a virtual thread, and tells a handler of each.
 *
 * <p>Most handlers ask for the next operation at once. It then runs on the same thread, after the
 * handler has returned: neither a new thread for each nor a stack that grows.
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

    Turn(String name, Runnable first) {
      next = first;
      thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    private void run() {
      for (Runnable step = next; step != null; step = next) {
        next = null;
        step.run();
      }
    }
  }

  private final String name;
  private volatile @Nullable Turn turn;

  Lane(String name) {
    this.name = name;
  }

  /** Starts an operation; the one before has ended, and its handler was at least called. */
  <V, A> void start(Operation<V> operation, A attachment, CompletionHandler<V, ? super A> handler) {
    Runnable step = () -> step(operation, attachment, handler);
    Turn current = turn;
    if (current != null && current.thread == Thread.currentThread()) {
      current.next = step;
    } else {
      Turn fresh = new Turn(name, step);
      turn = fresh;
      fresh.thread.start();
    }
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

package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ecluse.app.transfer.DamagedException;
import org.ecluse.app.transfer.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * One change that waits to be committed, and whoever waits for it.
 *
 * @param <T> what it answers
 */
final class Job<T> {

  private final Work<T> work;
  private final boolean wipes;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable T result;

  /**
   * @param wipes whether its answer must wait until the write-ahead log is empty
   */
  Job(Work<T> work, boolean wipes) {
    this.work = work;
    this.wipes = wipes;
  }

  boolean wipes() {
    return wipes;
  }

  /** Does the work; nobody is told yet. */
  void run(Session session) throws SQLException {
    result = work.in(session);
  }

  /** It is durable: whoever waits may go on. */
  @SuppressWarnings("NullAway") // a job is told to succeed only after it has run
  void succeed() {
    answer.complete(result);
  }

  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }

  /** Waits for the answer; an interrupt does not shorten the wait, as the change happens anyway. */
  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case DamagedRowException damage ->
            new DamagedException("a row of a database is damaged", damage);
        case SQLException failure -> new StoreException("a database could not be written", failure);
        case RuntimeException failure -> failure;
        case null, default -> e;
      };
    }
  }
}

package org.ecluse.app.sftp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The handles of one channel, by number. Numbers are never used twice. */
final class Handles {

  private static final Status TOO_MANY =
      Status.failure("too many transfers at the same time; try again later");

  private final int limit;
  private final Underway underway;
  private final Seats seats;
  private final Map<Integer, Handle> open = new HashMap<>();
  private int next;

  /** Transfers that were closed and whose client may not know yet how. */
  private int untold;

  Handles(int limit, Underway underway, Seats seats) {
    this.limit = limit;
    this.underway = underway;
    this.seats = seats;
  }

  int limit() {
    return limit;
  }

  boolean mayOpen() {
    return open.size() < limit && !underway.isStopping();
  }

  /** Opens what may be a transfer, when there is room for one. */
  Answer opening(Supplier<Answer> open) {
    if (!seats.take()) {
      return TOO_MANY;
    }
    boolean isTransfer = false;
    try {
      Answer answer = open.get();
      isTransfer = answer instanceof Answer.Opened(Handle handle) && handle.isTransfer();
      return answer;
    } finally {
      if (!isTransfer) {
        seats.giveBack();
      }
    }
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  int add(Handle handle) {
    if (handle.isTransfer()) {
      underway.begin();
    }
    open.put(next, handle);
    return next++;
  }

  Optional<Handle> find(int number) {
    return Optional.ofNullable(open.get(number));
  }

  Status close(int number) {
    Handle handle = open.remove(number);
    if (handle == null) {
      return Status.NO_SUCH_HANDLE;
    }
    try {
      return handle.close();
    } finally {
      ended(handle);
    }
  }

  /** The answers to what was closed have left: a stop need not wait for them any more. */
  void told() {
    for (; untold > 0; untold--) {
      underway.end();
    }
  }

  /**
   * The line is gone: lets go of every handle, also when one of them fails at it.
   *
   * @param lastWord what the client had said of a handle
   */
  void dropAll(IntFunction<LastWord> lastWord) {
    open.forEach((number, handle) -> drop(handle, lastWord.apply(number)));
    open.clear();
    told();
  }

  private void drop(Handle handle, LastWord lastWord) {
    try {
      handle.drop(lastWord);
    } catch (RuntimeException e) {
      Faults.report("a handle could not be let go", e);
    } finally {
      ended(handle);
    }
  }

  private void ended(Handle handle) {
    if (handle.isTransfer()) {
      untold++;
      seats.giveBack();
    }
  }
}

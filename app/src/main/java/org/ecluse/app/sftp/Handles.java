package org.ecluse.app.sftp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The handles of one channel, by number. Numbers are never used twice. */
final class Handles {

  private final int limit;
  private final Underway underway;
  private final Map<Integer, Handle> open = new HashMap<>();
  private int next;

  /** Transfers that were closed and whose client may not know yet how. */
  private int untold;

  Handles(int limit, Underway underway) {
    this.limit = limit;
    this.underway = underway;
  }

  int limit() {
    return limit;
  }

  boolean mayOpen() {
    return open.size() < limit && !underway.isStopping();
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
    if (handle.isTransfer()) {
      untold++;
    }
    return handle.close();
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
      if (handle.isTransfer()) {
        untold++;
      }
    }
  }
}

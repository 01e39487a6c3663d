package org.ecluse.app.client;

/** Somebody who watches a long step. */
@FunctionalInterface
public interface Progress {

  /** Nobody watches. */
  Progress NONE = (what, total, unit) -> Step.SILENT;

  /** What is counted. */
  enum Unit {
    BYTES,
    ROWS
  }

  /** A step of known length begins. */
  Step begin(String what, long total, Unit unit);

  /** One step; closed when it is over, however it ended. */
  interface Step extends AutoCloseable {

    Step SILENT = done -> {};

    /** So much is done, counted from the step's beginning. */
    void at(long done);

    @Override
    default void close() {}
  }
}

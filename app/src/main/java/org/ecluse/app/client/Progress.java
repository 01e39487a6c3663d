package org.ecluse.app.client;

/** Somebody who watches bytes go by. */
@FunctionalInterface
public interface Progress {

  /** Nobody watches. */
  Progress NONE = (what, total) -> Step.SILENT;

  /**
   * A step of known length begins.
   *
   * @param total in bytes
   */
  Step begin(String what, long total);

  /** One step; closed when it is over, however it ended. */
  interface Step extends AutoCloseable {

    Step SILENT = done -> {};

    /** So many bytes are done, counted from the step's beginning. */
    void at(long done);

    @Override
    default void close() {}
  }
}

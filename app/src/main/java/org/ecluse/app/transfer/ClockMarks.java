package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Optional;

/** Where the time is remembered, with the vault, so that no backup sets it back. */
public interface ClockMarks {

  /**
   * A time that has been.
   *
   * @param inDoubt whether the machine's clock was ahead of it and not believed
   */
  record Mark(Instant at, boolean inDoubt) {}

  Optional<Mark> read();

  /** Remembers a mark durably, unless a later one is known. */
  void write(Mark mark);
}

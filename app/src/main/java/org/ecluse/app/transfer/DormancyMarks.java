package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.rules.Dormancy.Standing;

/** Where it is remembered when the house was last used; with the vault, so no backup changes it. */
public interface DormancyMarks {

  /** When something was last sent or fetched, and what followed from how long ago that is. */
  record Mark(Instant lastUse, Standing standing) {}

  Optional<Mark> read();

  /** Sets the first mark, unless there is one. */
  void begin(Mark first);

  /** Sets the next mark where the one seen still stands; false where it does not. */
  boolean compareAndSet(Mark seen, Mark next);
}

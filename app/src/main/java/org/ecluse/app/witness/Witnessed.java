package org.ecluse.app.witness;

import java.util.Optional;
import org.ecluse.app.ledger.SignedNote;

/** What a witness remembers: of each log the newest checkpoint that it cosigned. */
public interface Witnessed {

  Optional<SignedNote> newest(String origin);

  /**
   * Remembers the next one, durably; false where meanwhile another one was, and nothing changed.
   *
   * @param known what was remembered when it was looked at
   */
  boolean replace(String origin, Optional<SignedNote> known, SignedNote next);
}

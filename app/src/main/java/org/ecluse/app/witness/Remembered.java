package org.ecluse.app.witness;

import java.util.Optional;
import org.ecluse.app.ledger.SignedNote;

/** What this house last heard that its witness remembers. */
public interface Remembered {

  /** Empty where nothing is known, or an admin has given it up. */
  Optional<SignedNote> newest();

  /** The same, also where it was given up. */
  Optional<SignedNote> heard();

  void hear(SignedNote note);

  /** What is known now counts no more. */
  void giveUp();
}

package org.ecluse.app.ledger;

import java.io.IOException;
import java.util.Optional;

/**
 * A place outside of the home that remembers checkpoints, so that a home that was put back as a
 * whole shows. Nothing is ever taken from it.
 */
public interface Outpost {

  /** What the operator knows it by. */
  String name();

  /** What was remembered last; empty where nothing was, or where it only listens. */
  Optional<SignedNote> newest() throws IOException;

  /** An admin goes on with a ledger that does not meet what is remembered here. */
  default void giveUp() {}

  /** Remembers one more, durably. */
  void append(SignedNote note) throws IOException;
}

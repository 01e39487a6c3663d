package org.ecluse.app.https.wire;

/**
 * Whoever wants to know how an answer ended. Exactly one of the two is called, once, on the event
 * loop: implementations hand blocking work on.
 */
public interface Sending {

  /** The peer's TCP has every byte of the answer. */
  void arrived();

  /** The line is gone, or nobody can say whether the peer has everything. */
  void lost();
}

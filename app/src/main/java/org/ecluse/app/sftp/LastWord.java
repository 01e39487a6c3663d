package org.ecluse.app.sftp;

import org.ecluse.policy.transfer.RangeSet;

/** What a client had said of a handle when its line went. */
sealed interface LastWord {

  /** Nothing: the line broke, or the client complained. */
  enum Silence implements LastWord {
    SILENCE
  }

  /**
   * Its request to close the handle had arrived, and perhaps others before that were not dealt with
   * any more.
   */
  enum Close implements LastWord {
    CLOSE
  }

  /**
   * It ended the connection because it wanted to.
   *
   * @param unread what it was given of the file and may not have taken from the connection
   */
  record Goodbye(RangeSet unread) implements LastWord {}
}

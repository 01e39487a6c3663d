package org.ecluse.app.sftp;

import java.nio.ByteBuffer;

/** What a client holds open. Used by the one thread of its channel; refuses what it is not for. */
interface Handle {

  /**
   * Reads into the buffer from an offset.
   *
   * @return {@link Answer.Data} around the same buffer, or a status
   */
  default Answer read(long offset, ByteBuffer into) {
    return Status.denied("this handle is not for reading");
  }

  default Status write(long offset, ByteBuffer bytes) {
    return Status.denied("this handle is not for writing");
  }

  /** The next names of a directory, or the end. */
  default Answer names() {
    return Status.failure("this handle is not a directory");
  }

  Attributes attributes();

  /** The client closes it: it has all the answers that it still wanted. */
  Status close();

  /** The line is gone before a close was dealt with. */
  void drop(LastWord lastWord);

  /** Whether bytes of a file move through it, so that a stop of the service waits for it. */
  default boolean isTransfer() {
    return false;
  }
}

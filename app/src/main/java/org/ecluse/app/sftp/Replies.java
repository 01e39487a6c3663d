package org.ecluse.app.sftp;

import java.io.IOException;

/** Takes the bytes of replies, in their order. */
interface Replies {

  /** Gives bytes; they leave when the stream is flushed or has a packet full. */
  void write(byte[] bytes, int offset, int count) throws IOException, InterruptedException;

  /** How many bytes were given so far. */
  long writtenBytes();

  /** How many of them, from the first on, the client has taken from its connection. */
  long takenBytes();
}

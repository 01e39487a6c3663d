package org.ecluse.app.sftp;

import java.io.IOException;

/** Takes the bytes of replies, in their order. */
interface Replies {

  void write(byte[] bytes, int offset, int count) throws IOException, InterruptedException;
}

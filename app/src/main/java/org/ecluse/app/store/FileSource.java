package org.ecluse.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.ecluse.crypto.SealedSource;

/** A blob that is being read. */
record FileSource(FileChannel channel) implements SealedSource {

  @Override
  public long sizeBytes() throws IOException {
    return channel.size();
  }

  @Override
  public int read(long position, ByteBuffer dst) throws IOException {
    return channel.read(dst, position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

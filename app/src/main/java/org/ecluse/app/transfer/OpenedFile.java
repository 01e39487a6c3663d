package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.FileOpener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with its key at hand; closing it wipes the key. */
final class OpenedFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenedFile.class);

  private final FileKey key;
  private final FileOpener opener;

  OpenedFile(FileKey key, FileOpener opener) {
    this.key = key;
    this.opener = opener;
  }

  /** Fills the buffer from a position; fewer bytes than that is damage. */
  void readFully(long position, ByteBuffer target) throws IOException {
    long at = position;
    while (target.hasRemaining()) {
      int count = opener.read(at, target);
      if (count <= 0) {
        throw new IOException("the sealed file is shorter than its records say");
      }
      at += count;
    }
  }

  @Override
  public void close() {
    key.close();
    try {
      opener.close();
    } catch (IOException e) {
      LOG.warn("closing a blob failed: {}", e.getClass().getSimpleName());
    }
  }
}

package org.ecluse.app.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import org.ecluse.app.transfer.Blobs;

/** A blob that is being written. Whatever goes wrong, {@link #close} leaves nothing of it. */
final class FileDraft implements Blobs.Draft {

  private final FileChannel channel;
  private final Path draft;
  private final Path target;
  private final Set<Path> drafting;
  private final WriteBehind disk;
  private boolean committed;

  /**
   * @param drafting the names of drafts that have a writer; this one takes its own out at the end
   */
  FileDraft(FileChannel channel, Path draft, Path target, Set<Path> drafting) {
    this.channel = channel;
    this.draft = draft;
    this.target = target;
    this.drafting = drafting;
    this.disk = new WriteBehind(channel);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    FailPoint.FILE_GROWS.reached();
    int count = channel.write(bytes);
    disk.written(count);
    return count;
  }

  @Override
  public void commit() throws IOException {
    disk.await();
    DurableFiles.sync(channel);
    DurableFiles.rename(draft, target);
    committed = true;
    close();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (!drafting.remove(draft)) {
      return;
    }
    try (channel) {
      if (!committed) {
        DurableFiles.delete(draft);
      }
    }
  }
}

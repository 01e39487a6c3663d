package org.ecluse.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time do something to a home: create it, migrate it, make or
 * replace a key. Held for moments.
 *
 * <p>A file lock belongs to the whole process, and taking it twice in one is an error; so threads
 * exclude each other by an ordinary lock first.
 */
final class HomeMutex {

  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path file;

  HomeMutex(Path file) {
    this.file = file;
  }

  /** Work on files. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T hold(Work<T> work) throws IOException {
    THREADS.lock();
    try (FileChannel channel = DurableFiles.openLock(file);
        FileLock _ = channel.lock()) {
      return work.run();
    } finally {
      THREADS.unlock();
    }
  }
}

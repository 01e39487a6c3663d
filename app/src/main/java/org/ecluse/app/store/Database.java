package org.ecluse.app.store;

import java.nio.file.Path;

/** A database file: one thread that writes, a few connections that read. */
final class Database implements AutoCloseable {

  private final Readers readers;
  private final Writer writer;

  Database(Path file) {
    this.readers = new Readers(file);
    this.writer = new Writer(file);
  }

  /** Runs work on one snapshot, which holds everything that was answered before. */
  <T> T read(Work<T> work) {
    return readers.read(work);
  }

  /** See {@link Writer#write}. */
  <T> T write(Work<T> work) {
    return writer.write(work);
  }

  /** See {@link Writer#writeAndWipe}. */
  <T> T writeAndWipe(Work<T> work) {
    return writer.writeAndWipe(work);
  }

  boolean wipe() {
    return writer.wipe();
  }

  boolean wipePending() {
    return writer.wipePending();
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}

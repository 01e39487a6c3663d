package org.ecluse.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

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

  /** See {@link Writer#writeWithNext}. */
  void writeWithNext(Work<?> work) {
    writer.writeWithNext(work);
  }

  /** See {@link Writer#writeAndWipe}. */
  <T> T writeAndWipe(Work<T> work) {
    return writer.writeAndWipe(work);
  }

  /** The settings that durability stands on, as {@code pragma=value}. */
  List<String> settings() {
    return read(
        session -> List.of(setting(session, "journal_mode"), setting(session, "synchronous")));
  }

  private static String setting(Session session, String pragma) throws SQLException {
    String value =
        session.find("SELECT * FROM pragma_" + pragma, row -> row.text(pragma)).orElse("unknown");
    return pragma + "=" + value;
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

package org.ecluse.deploy.hammer.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** A history that is being written, line by line, by many clients. */
public final class History implements AutoCloseable {

  private final Path file;
  private final BufferedWriter out;
  private final ReentrantLock lock = new ReentrantLock();

  public History(Path file) throws IOException {
    this.file = file;
    this.out = Files.newBufferedWriter(file);
  }

  /** Adds an event and gives it back. */
  public <E extends Event> E add(E event) {
    String line = Lines.line(event);
    lock.lock();
    try {
      out.write(line);
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
    return event;
  }

  public Path file() {
    return file;
  }

  /** Reads a history, in the order in which its events ended. */
  public static List<Event> read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(Lines::event).toList();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      out.close();
    } finally {
      lock.unlock();
    }
  }
}

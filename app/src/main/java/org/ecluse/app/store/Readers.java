package org.ecluse.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.ecluse.app.transfer.DamagedException;
import org.ecluse.app.transfer.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * A few connections for reading. In WAL mode readers wait for nobody; each piece of work sees one
 * snapshot.
 */
final class Readers implements AutoCloseable {

  private static final int MOST = 4;

  private final Path file;
  private final Semaphore places = new Semaphore(MOST);
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Readers(Path file) {
    this.file = file;
  }

  <T> T read(Work<T> work) {
    places.acquireUninterruptibly();
    Session session = null;
    boolean clean = false;
    try {
      session = take();
      session.update("BEGIN");
      T result = work.in(session);
      session.update("COMMIT");
      clean = true;
      return result;
    } catch (DamagedRowException e) {
      throw new DamagedException("a row of a database is damaged", e);
    } catch (SQLException e) {
      throw new StoreException("a database could not be read", e);
    } finally {
      giveBack(session, clean);
      places.release();
    }
  }

  private Session take() throws SQLException {
    if (closed) {
      throw new SQLException("the database is closed");
    }
    Session session = idle.pollFirst();
    return session == null ? Session.open(file) : session;
  }

  private void giveBack(@Nullable Session session, boolean clean) {
    if (session == null) {
      return;
    }
    if (clean) {
      idle.addFirst(session);
      return;
    }
    closeQuietly(session);
  }

  private static void closeQuietly(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      // The connection is given up either way.
    }
  }

  /** Waits for readers at work, then closes all connections; whoever comes later is refused. */
  @Override
  public void close() {
    closed = true;
    places.acquireUninterruptibly(MOST);
    idle.forEach(Readers::closeQuietly);
    idle.clear();
    places.release(MOST);
  }
}

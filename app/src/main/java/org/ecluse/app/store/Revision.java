package org.ecluse.app.store;

import java.sql.SQLException;

/** The counter that tells every process that some authority or delivery may have ended. */
final class Revision {

  private Revision() {}

  static void raise(Session session) throws SQLException {
    session.update("UPDATE revision SET value = value + 1");
  }

  static long read(Session session) throws SQLException {
    return session.number("SELECT value FROM revision");
  }
}

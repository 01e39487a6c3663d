package org.ecluse.app.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.Sessions;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.SessionId;

/** Sessions in the records file. */
final class SqliteSessions implements Sessions {

  private final Database database;

  SqliteSessions(Database database) {
    this.database = database;
  }

  @Override
  public void start(SessionRecord row, String secretHash) {
    Change change =
        session -> {
          SessionTable.insert(session, row, secretHash);
          return true;
        };
    change.make(
        database,
        List.of(
            new LedgerEvent.SessionStarted(row.id(), row.account(), row.factor(), row.endsAt())),
        InstantSource.fixed(row.startedAt()));
  }

  @Override
  public Optional<SessionRecord> findSession(String secretHash) {
    return database.read(session -> SessionTable.find(session, secretHash));
  }

  @Override
  public Optional<SessionRecord> findSession(SessionId id) {
    return database.read(session -> SessionTable.find(session, id));
  }

  @Override
  public List<SessionRecord> sessions(Instant now) {
    return database.read(session -> SessionTable.live(session, now));
  }

  @Override
  public void used(SessionId id, Instant at) {
    database.write(
        session -> {
          SessionTable.used(session, id, at);
          return true;
        });
  }

  @Override
  public boolean endSession(SessionId id, Instant now) {
    Change change =
        session -> {
          boolean first = SessionTable.delete(session, id);
          if (first) {
            Revision.raise(session);
          }
          return first;
        };
    return change.make(
        database, List.of(new LedgerEvent.SessionEnded(id)), InstantSource.fixed(now));
  }
}

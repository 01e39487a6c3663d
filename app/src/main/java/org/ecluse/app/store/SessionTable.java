package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.SessionId;

/** The rows of sessions. */
final class SessionTable {

  private SessionTable() {}

  /** Adds one, and forgets those that are over: nobody asks for them any more. */
  static void insert(Session session, SessionRecord row, String secretHash) throws SQLException {
    session.update("DELETE FROM session WHERE ends_at <= ?", row.startedAt());
    session.update(
        "INSERT INTO session (id, secret_hash, account, factor, started_at, used_at, ends_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        row.id().value(),
        secretHash,
        row.account().value(),
        row.factor().word(),
        row.startedAt(),
        row.usedAt(),
        row.endsAt());
  }

  static Optional<SessionRecord> find(Session session, String secretHash) throws SQLException {
    return session.find(
        "SELECT * FROM session WHERE secret_hash = ?", SessionTable::read, secretHash);
  }

  static Optional<SessionRecord> find(Session session, SessionId id) throws SQLException {
    return session.find("SELECT * FROM session WHERE id = ?", SessionTable::read, id.value());
  }

  static List<SessionRecord> live(Session session, Instant now) throws SQLException {
    List<SessionRecord> live =
        session.list("SELECT * FROM session WHERE ends_at > ?", SessionTable::read, now);
    return live.stream()
        .sorted((one, other) -> other.startedAt().compareTo(one.startedAt()))
        .toList();
  }

  static void used(Session session, SessionId id, Instant at) throws SQLException {
    session.update(
        "UPDATE session SET used_at = ? WHERE id = ? AND used_at < ?", at, id.value(), at);
  }

  static boolean delete(Session session, SessionId id) throws SQLException {
    return session.update("DELETE FROM session WHERE id = ?", id.value()) == 1;
  }

  static void deleteOf(Session session, AccountRef account) throws SQLException {
    session.update("DELETE FROM session WHERE account = ?", account.value());
  }

  private static SessionRecord read(Row row) throws SQLException {
    return new SessionRecord(
        new SessionId(row.id("id")),
        new AccountRef(row.id("account")),
        Factor.valueOf(row.text("factor").toUpperCase(Locale.ROOT)),
        row.instant("started_at"),
        row.instant("used_at"),
        row.instant("ends_at"));
  }
}

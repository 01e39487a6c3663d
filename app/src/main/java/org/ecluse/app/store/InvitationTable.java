package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;

/** The rows of invitations, at most one of an account. */
final class InvitationTable {

  private InvitationTable() {}

  static void put(Session session, AccountRef account, String secretHash, Instant expiresAt)
      throws SQLException {
    session.update(
        "INSERT INTO invitation (account, secret_hash, expires_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (account) DO UPDATE"
            + " SET secret_hash = excluded.secret_hash, expires_at = excluded.expires_at",
        account.value(),
        secretHash,
        expiresAt);
  }

  static Optional<AccountRef> find(Session session, String secretHash, Instant now)
      throws SQLException {
    return session.find(
        "SELECT account FROM invitation WHERE secret_hash = ? AND expires_at > ?",
        row -> new AccountRef(row.id("account")),
        secretHash,
        now);
  }

  /** The one who takes the row out is the one who may use it. */
  static boolean take(Session session, AccountRef account, String secretHash, Instant now)
      throws SQLException {
    return session.update(
            "DELETE FROM invitation WHERE account = ? AND secret_hash = ? AND expires_at > ?",
            account.value(),
            secretHash,
            now)
        == 1;
  }

  static void deleteOf(Session session, AccountRef account) throws SQLException {
    session.update("DELETE FROM invitation WHERE account = ?", account.value());
  }
}

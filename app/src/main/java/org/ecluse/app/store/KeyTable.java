package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ecluse.app.account.SshKey;
import org.ecluse.policy.transfer.AccountRef;

/** The rows of SSH keys. */
final class KeyTable {

  private KeyTable() {}

  static boolean insert(Session session, SshKey key) throws SQLException {
    return session.update(
            "INSERT INTO ssh_key (account, fingerprint, open_ssh, added_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (account, fingerprint) DO NOTHING",
            key.account().value(),
            key.fingerprint(),
            key.openSsh(),
            key.addedAt())
        == 1;
  }

  static boolean delete(Session session, AccountRef account, String fingerprint)
      throws SQLException {
    return session.update(
            "DELETE FROM ssh_key WHERE account = ? AND fingerprint = ?",
            account.value(),
            fingerprint)
        == 1;
  }

  static void used(Session session, AccountRef account, String fingerprint, Instant at)
      throws SQLException {
    session.update(
        "UPDATE ssh_key SET used_at = ? WHERE account = ? AND fingerprint = ?"
            + " AND (used_at IS NULL OR used_at < ?)",
        at,
        account.value(),
        fingerprint,
        at);
  }

  static List<SshKey> of(Session session, AccountRef account) throws SQLException {
    return session.list(
        "SELECT * FROM ssh_key WHERE account = ? ORDER BY added_at, fingerprint",
        KeyTable::read,
        account.value());
  }

  static List<SshKey> all(Session session) throws SQLException {
    return session.list(
        "SELECT * FROM ssh_key ORDER BY added_at DESC, fingerprint", KeyTable::read);
  }

  private static SshKey read(Row row) throws SQLException {
    return new SshKey(
        new AccountRef(row.id("account")),
        row.text("fingerprint"),
        row.text("open_ssh"),
        row.instant("added_at"),
        row.maybeInstant("used_at"));
  }
}

package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.signin.FactorRecord;
import org.ecluse.policy.transfer.AccountRef;

/** The rows of passkeys. Each is sealed for its account. */
final class PasskeyTable {

  private final Veil veil;

  PasskeyTable(Veil veil) {
    this.veil = veil;
  }

  boolean insert(Session session, AccountRef account, FactorRecord.Passkey passkey)
      throws SQLException {
    return session.update(
            "INSERT INTO passkey"
                + " (credential_index, account, credential, public_key, signatures, added_at)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (credential_index) DO NOTHING",
            index(passkey.credentialId()),
            account.value(),
            veil.seal(Place.PASSKEY_CREDENTIAL, account.value(), passkey.credentialId()),
            veil.seal(Place.PASSKEY_PUBLIC_KEY, account.value(), passkey.publicKey()),
            passkey.signatures(),
            passkey.addedAt())
        == 1;
  }

  List<FactorRecord.Passkey> of(Session session, AccountRef account) throws SQLException {
    return session.list(
        "SELECT * FROM passkey WHERE account = ? ORDER BY added_at", this::read, account.value());
  }

  Optional<AccountRef> owner(Session session, String credentialId) throws SQLException {
    return session.find(
        "SELECT account FROM passkey WHERE credential_index = ?",
        row -> new AccountRef(row.id("account")),
        (Object) index(credentialId));
  }

  /** False where the count is not that of {@code before} any more. */
  boolean use(
      Session session, AccountRef account, FactorRecord.Passkey before, long signatures, Instant at)
      throws SQLException {
    return session.update(
            "UPDATE passkey SET signatures = ?, used_at = ?"
                + " WHERE credential_index = ? AND account = ? AND signatures = ?",
            signatures,
            at,
            index(before.credentialId()),
            account.value(),
            before.signatures())
        == 1;
  }

  /** Not where it is the only one of an account without a password. */
  boolean delete(Session session, AccountRef account, String credentialId) throws SQLException {
    return session.update(
            "DELETE FROM passkey WHERE credential_index = ? AND account = ?"
                + " AND ((SELECT count(*) FROM passkey WHERE account = ?) > 1"
                + " OR EXISTS (SELECT 1 FROM password WHERE account = ?))",
            index(credentialId),
            account.value(),
            account.value(),
            account.value())
        == 1;
  }

  void deleteOf(Session session, AccountRef account) throws SQLException {
    session.update("DELETE FROM passkey WHERE account = ?", account.value());
  }

  int damaged(Session session) throws SQLException {
    return session.damaged("SELECT * FROM passkey", this::read);
  }

  private byte[] index(String credentialId) {
    return veil.index(Place.PASSKEY_CREDENTIAL, credentialId);
  }

  private FactorRecord.Passkey read(Row row) throws SQLException {
    AccountRef account = new AccountRef(row.id("account"));
    return new FactorRecord.Passkey(
        veil.open(Place.PASSKEY_CREDENTIAL, account.value(), row.bytes("credential")),
        veil.open(Place.PASSKEY_PUBLIC_KEY, account.value(), row.bytes("public_key")),
        row.number("signatures"),
        row.instant("added_at"),
        row.maybeInstant("used_at"));
  }
}

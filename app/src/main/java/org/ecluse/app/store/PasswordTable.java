package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.Optional;
import org.ecluse.app.signin.FactorRecord;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;

/** The rows of passwords, at most one of an account. */
final class PasswordTable {

  private final Veil veil;

  PasswordTable(Veil veil) {
    this.veil = veil;
  }

  void insert(Session session, AccountRef account, FactorRecord.Password password)
      throws SQLException {
    session.update(
        "INSERT INTO password (account, hash, code, last_step, added_at) VALUES (?, ?, ?, ?, ?)",
        account.value(),
        veil.seal(Place.PASSWORD_HASH, account.value(), password.hash()),
        veil.seal(Place.PASSWORD_CODE, account.value(), password.codeSecret()),
        password.lastStep(),
        password.addedAt());
  }

  Optional<FactorRecord.Password> find(Session session, AccountRef account) throws SQLException {
    return session.find("SELECT * FROM password WHERE account = ?", this::read, account.value());
  }

  boolean useStep(Session session, AccountRef account, long step) throws SQLException {
    return session.update(
            "UPDATE password SET last_step = ? WHERE account = ? AND last_step < ?",
            step,
            account.value(),
            step)
        == 1;
  }

  void deleteOf(Session session, AccountRef account) throws SQLException {
    session.update("DELETE FROM password WHERE account = ?", account.value());
  }

  int damaged(Session session) throws SQLException {
    return session.damaged("SELECT * FROM password", this::read);
  }

  private FactorRecord.Password read(Row row) throws SQLException {
    Id128 account = row.id("account");
    return new FactorRecord.Password(
        veil.open(Place.PASSWORD_HASH, account, row.bytes("hash")),
        veil.open(Place.PASSWORD_CODE, account, row.bytes("code")),
        row.number("last_step"),
        row.instant("added_at"));
  }
}

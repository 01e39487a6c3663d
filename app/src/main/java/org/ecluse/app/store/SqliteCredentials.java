package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.signin.Credentials;
import org.ecluse.app.signin.FactorRecord;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;

/** What persons sign in with, in the records file. */
final class SqliteCredentials implements Credentials {

  private final Database database;
  private final Veil veil;
  private final PasswordTable passwords;
  private final PasskeyTable passkeys;

  SqliteCredentials(Database database, Veil veil) {
    this.database = database;
    this.veil = veil;
    this.passwords = new PasswordTable(veil);
    this.passkeys = new PasskeyTable(veil);
  }

  private boolean change(LedgerEvent fact, Instant at, Change change) {
    return change.make(database, List.of(fact), InstantSource.fixed(at));
  }

  @Override
  public Optional<FactorRecord.Password> password(AccountRef account) {
    return database.read(session -> passwords.find(session, account));
  }

  @Override
  public List<FactorRecord.Passkey> passkeys(AccountRef account) {
    return database.read(session -> passkeys.of(session, account));
  }

  @Override
  public Optional<AccountRef> ownerOfPasskey(String credentialId) {
    return database.read(session -> passkeys.owner(session, credentialId));
  }

  @Override
  public boolean useStep(AccountRef account, long step) {
    return database.write(session -> passwords.useStep(session, account, step));
  }

  @Override
  public boolean usePasskey(
      AccountRef account, FactorRecord.Passkey before, long signatures, Instant at) {
    return database.write(session -> passkeys.use(session, account, before, signatures, at));
  }

  @Override
  public void invite(AccountRef account, String secretHash, Instant expiresAt, Instant now) {
    change(
        new LedgerEvent.InvitationIssued(account, expiresAt),
        now,
        session -> {
          InvitationTable.put(session, account, secretHash, expiresAt);
          return true;
        });
  }

  @Override
  public Optional<AccountRef> invited(String secretHash, Instant now) {
    return database.read(session -> InvitationTable.find(session, secretHash, now));
  }

  @Override
  public boolean takeUp(String secretHash, AccountRef account, FactorRecord factor, Instant now) {
    return change(
        new LedgerEvent.InvitationTaken(account, factor.factor()),
        now,
        session -> {
          boolean first = InvitationTable.take(session, account, secretHash, now);
          if (first) {
            passwords.deleteOf(session, account);
            passkeys.deleteOf(session, account);
            SessionTable.deleteOf(session, account);
            insert(session, account, factor);
            Revision.raise(session);
          }
          return first;
        });
  }

  private void insert(Session session, AccountRef account, FactorRecord factor)
      throws SQLException {
    switch (factor) {
      case FactorRecord.Password password -> passwords.insert(session, account, password);
      case FactorRecord.Passkey passkey -> {
        if (!passkeys.insert(session, account, passkey)) {
          throw new SQLException("another account has this passkey");
        }
      }
    }
  }

  @Override
  public boolean addPasskey(AccountRef account, FactorRecord.Passkey passkey) {
    return change(
        new LedgerEvent.FactorAdded(account, Factor.PASSKEY),
        passkey.addedAt(),
        session -> passkeys.insert(session, account, passkey));
  }

  @Override
  public boolean removePasskey(AccountRef account, String credentialId, Instant now) {
    return change(
        new LedgerEvent.FactorRemoved(account, Factor.PASSKEY),
        now,
        session -> passkeys.delete(session, account, credentialId));
  }

  @Override
  public String deviceMark(AccountRef account, String device) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(veil.index(Place.DEVICE, account.value(), device));
  }
}

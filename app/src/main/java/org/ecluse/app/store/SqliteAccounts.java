package org.ecluse.app.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SshKey;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.PassId;

/** Accounts, keys and passes in the records file. */
final class SqliteAccounts implements Accounts {

  private final Database database;
  private final Veil veil;
  private final AccountTable accounts;

  SqliteAccounts(Database database, Veil veil) {
    this.database = database;
    this.veil = veil;
    this.accounts = new AccountTable(veil);
  }

  private boolean change(LedgerEvent fact, Instant at, Change change) {
    return change.make(database, List.of(fact), InstantSource.fixed(at));
  }

  /** As {@link #change}, where it may end what somebody is doing. */
  private boolean end(LedgerEvent fact, Instant at, Change change) {
    return change(
        fact,
        at,
        session -> {
          boolean first = change.in(session);
          if (first) {
            Revision.raise(session);
          }
          return first;
        });
  }

  @Override
  public boolean add(Account account, Instant now) {
    return change(
        new LedgerEvent.AccountAdded(account.ref(), account.role()),
        now,
        session -> accounts.insert(session, account));
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return database.read(session -> accounts.find(session, id));
  }

  @Override
  public Optional<Account> find(AccountRef ref) {
    return database.read(session -> accounts.find(session, ref));
  }

  @Override
  public List<Account> all() {
    return database.read(accounts::all);
  }

  @Override
  public boolean setEnabled(AccountRef ref, boolean enabled, Instant now) {
    LedgerEvent fact =
        enabled ? new LedgerEvent.AccountEnabled(ref) : new LedgerEvent.AccountDisabled(ref);
    return end(
        fact,
        now,
        session -> {
          if (!enabled) {
            // What it had begun does not come back with the account.
            SessionTable.deleteOf(session, ref);
            InvitationTable.deleteOf(session, ref);
          }
          return accounts.setEnabled(session, ref, enabled, now);
        });
  }

  @Override
  public boolean addKey(SshKey key) {
    return change(
        new LedgerEvent.KeyAdded(key.account(), key.fingerprint()),
        key.addedAt(),
        session -> KeyTable.insert(session, key));
  }

  @Override
  public boolean revokeKey(AccountRef ref, String fingerprint, Instant now) {
    return end(
        new LedgerEvent.KeyRevoked(ref, fingerprint),
        now,
        session -> KeyTable.delete(session, ref, fingerprint));
  }

  @Override
  public List<SshKey> keys(AccountRef ref) {
    return database.read(session -> KeyTable.of(session, ref));
  }

  @Override
  public List<SshKey> keys() {
    return database.read(KeyTable::all);
  }

  @Override
  public void used(AccountRef ref, String fingerprint, Instant at) {
    database.write(
        session -> {
          KeyTable.used(session, ref, fingerprint, at);
          return true;
        });
  }

  @Override
  public Optional<String> mail(AccountRef ref) {
    return database.read(
        session ->
            session.find(
                "SELECT address FROM account_mail WHERE account = ?",
                row -> veil.open(Place.ACCOUNT_MAIL, ref.value(), row.bytes("address")),
                ref.value()));
  }

  @Override
  public void setMail(AccountRef ref, Optional<String> address, Instant now) {
    change(
        new LedgerEvent.AccountMailChanged(ref),
        now,
        session -> {
          session.update("DELETE FROM account_mail WHERE account = ?", ref.value());
          if (address.isPresent()) {
            session.update(
                "INSERT INTO account_mail (account, address) VALUES (?, ?)",
                ref.value(),
                veil.seal(Place.ACCOUNT_MAIL, ref.value(), address.get()));
          }
          return true;
        });
  }

  @Override
  public void addPass(PassRecord pass) {
    change(
        new LedgerEvent.PassIssued(pass.id(), pass.account(), pass.expiresAt()),
        pass.issuedAt(),
        session -> {
          PassTable.insert(session, pass);
          return true;
        });
  }

  @Override
  public Optional<PassRecord> pass(PassId id) {
    return database.read(session -> PassTable.find(session, id));
  }

  @Override
  public void used(PassId id, Instant at) {
    database.write(
        session -> {
          PassTable.used(session, id, at);
          return true;
        });
  }

  @Override
  public List<PassRecord> passes(Instant now) {
    return database.read(session -> PassTable.unexpired(session, now));
  }

  @Override
  public boolean revokePass(PassId id, Instant now) {
    return end(new LedgerEvent.PassRevoked(id), now, session -> PassTable.revoke(session, id, now));
  }

  @Override
  public long revision() {
    return database.read(Revision::read);
  }
}

package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;

/** The rows of accounts. */
final class AccountTable {

  private static final String FORGOTTEN = "forgotten-";

  /** Of the random ref; enough that no two accounts share a name. */
  private static final int NAME_CHARS = 20;

  private static final List<String> OF_ACCOUNT =
      List.of("ssh_key", "pass", "password", "passkey", "invitation", "session", "account_mail");

  private final Veil veil;

  AccountTable(Veil veil) {
    this.veil = veil;
  }

  boolean insert(Session session, Account account) throws SQLException {
    Id128 ref = account.ref().value();
    String id = account.id().value();
    return session.update(
            "INSERT INTO account (ref, id_index, id, display_name, role, enabled)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id_index) DO NOTHING",
            ref,
            veil.index(Place.ACCOUNT_ID, id),
            veil.seal(Place.ACCOUNT_ID, ref, id),
            veil.seal(Place.ACCOUNT_DISPLAY_NAME, ref, account.displayName()),
            account.role().word(),
            account.enabled())
        == 1;
  }

  boolean setEnabled(Session session, AccountRef ref, boolean enabled, Instant now)
      throws SQLException {
    return session.update(
            "UPDATE account SET enabled = ?, disabled_at = ? WHERE ref = ? AND enabled <> ?",
            enabled,
            enabled ? null : now,
            ref.value(),
            enabled)
        == 1;
  }

  /** Accounts that are disabled since before a time and still say whose they were. */
  static List<AccountRef> forgettable(Session session, Instant before, int limit)
      throws SQLException {
    return session.list(
        "SELECT ref FROM account WHERE enabled = 0 AND forgotten = 0 AND disabled_at <= ?"
            + " LIMIT ?",
        row -> new AccountRef(row.id("ref")),
        before,
        limit);
  }

  /** A name that tells nothing in place of the account's, and nothing by which anybody got in. */
  void forget(Session session, AccountRef ref) throws SQLException {
    Id128 row = ref.value();
    String name = FORGOTTEN + ref.toString().substring(2, 2 + NAME_CHARS);
    session.update(
        "UPDATE account SET id_index = ?, id = ?, display_name = ?, forgotten = 1 WHERE ref = ?",
        veil.index(Place.ACCOUNT_ID, name),
        veil.seal(Place.ACCOUNT_ID, row, name),
        veil.seal(Place.ACCOUNT_DISPLAY_NAME, row, name),
        row);
    for (String table : OF_ACCOUNT) {
      session.update("DELETE FROM " + table + " WHERE account = ?", row);
    }
  }

  Optional<Account> find(Session session, AccountId id) throws SQLException {
    return session.find(
        "SELECT * FROM account WHERE id_index = ?",
        this::read,
        veil.index(Place.ACCOUNT_ID, id.value()));
  }

  Optional<Account> find(Session session, AccountRef ref) throws SQLException {
    return session.find("SELECT * FROM account WHERE ref = ?", this::read, ref.value());
  }

  List<Account> all(Session session) throws SQLException {
    List<Account> all = session.list("SELECT * FROM account", this::read);
    all.sort(Comparator.comparing(account -> account.id().value()));
    return all;
  }

  /** Whether there are accounts and none of them opens. */
  boolean isForeign(Session session) throws SQLException {
    long rows = session.number("SELECT count(*) FROM account");
    return rows > 0 && damaged(session) == rows;
  }

  int damaged(Session session) throws SQLException {
    return session.damaged("SELECT * FROM account", this::read);
  }

  private Account read(Row row) throws SQLException {
    Id128 ref = row.id("ref");
    return new Account(
        new AccountRef(ref),
        new AccountId(veil.open(Place.ACCOUNT_ID, ref, row.bytes("id"))),
        Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
        veil.open(Place.ACCOUNT_DISPLAY_NAME, ref, row.bytes("display_name")),
        row.flag("enabled"));
  }
}

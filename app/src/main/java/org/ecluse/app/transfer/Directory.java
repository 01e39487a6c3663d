package org.ecluse.app.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.AccountRef;

/** Turns references into names for one request's answer, each looked up once. */
final class Directory {

  private static final AccountId UNKNOWN = new AccountId("unknown");

  private final Accounts accounts;
  private final Map<AccountRef, Optional<Account>> known = new HashMap<>();

  Directory(Accounts accounts) {
    this.accounts = accounts;
  }

  AccountId nameOf(AccountRef ref) {
    return find(ref).map(Account::id).orElse(UNKNOWN);
  }

  /** What people read. */
  String displayNameOf(AccountRef ref) {
    return find(ref).map(Account::displayName).orElse(UNKNOWN.value());
  }

  private Optional<Account> find(AccountRef ref) {
    return known.computeIfAbsent(ref, accounts::find);
  }

  List<AccountId> namesOf(List<AccountRef> refs) {
    return refs.stream().map(this::nameOf).toList();
  }
}

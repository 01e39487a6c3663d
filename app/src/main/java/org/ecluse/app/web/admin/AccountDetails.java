package org.ecluse.app.web.admin;

import java.util.List;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.SshKey;
import org.ecluse.policy.access.Role;

/** An account, and by what it can come in now. */
public record AccountDetails(
    Account account, List<SshKey> keys, List<PassRecord> passes, List<SessionRecord> sessions) {

  static AccountDetails of(
      Account account, List<SshKey> keys, List<PassRecord> passes, List<SessionRecord> sessions) {
    return new AccountDetails(
        account,
        keys,
        passes.stream()
            .filter(pass -> pass.account().equals(account.ref()) && pass.revokedAt().isEmpty())
            .toList(),
        sessions.stream().filter(session -> session.account().equals(account.ref())).toList());
  }

  /** Whether persons sign in to it. */
  public boolean isPersons() {
    return account.role() != Role.RECIPIENT;
  }
}

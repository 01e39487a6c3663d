package org.ecluse.app.pass;

import java.util.List;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.DeliveryId;

/**
 * Everything is stopped, by one order of an admin. Accounts come first: when these are disabled
 * nobody but admins can do anything, and whatever ran is cut, however long the rest takes. Done
 * again, it goes on with what is left.
 */
public final class Lockdown {

  private final Transfers transfers;
  private final AccountAdmin accounts;
  private final Passes passes;
  private final PersonSessions sessions;

  public Lockdown(
      Transfers transfers, AccountAdmin accounts, Passes passes, PersonSessions sessions) {
    this.transfers = transfers;
    this.accounts = accounts;
    this.passes = passes;
    this.sessions = sessions;
  }

  /** Disables senders and recipients, ends others' sessions, withdraws passes and deliveries. */
  public Outcome<Integer> everything(Caller by) {
    return accounts
        .accounts(by)
        .map(
            all -> {
              disable(by, all);
              return all.size();
            })
        .then(_ -> sessions.list(by))
        .map(
            all -> {
              endOthers(by, all);
              return all.size();
            })
        .then(_ -> passes.list(by))
        .map(
            all -> {
              withdraw(by, all);
              return all.size();
            })
        .then(_ -> transfers.live(by, OverviewFilter.ALL))
        .map(all -> revoke(by, all));
  }

  /** Revokes deliveries; how many are revoked, or were before. */
  public int revoke(Caller by, List<DeliveryId> deliveries) {
    return Math.toIntExact(
        deliveries.stream()
            .filter(id -> transfers.revoke(by, id) instanceof Outcome.Done<?>)
            .count());
  }

  private void disable(Caller by, List<Account> all) {
    all.stream()
        .filter(account -> account.enabled() && account.role() != Role.ADMIN)
        .forEach(account -> accounts.disable(by, account.id()));
  }

  private void endOthers(Caller by, List<SessionRecord> all) {
    all.stream()
        .filter(session -> !session.id().toString().equals(by.grant().identity().value()))
        .forEach(session -> sessions.end(by, session.id()));
  }

  private void withdraw(Caller by, List<PassRecord> all) {
    all.stream()
        .filter(pass -> pass.revokedAt().isEmpty())
        .forEach(pass -> passes.revoke(by, pass.id()));
  }
}

package org.ecluse.app.pass;

import java.util.List;
import java.util.function.Function;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Allowed;
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

  /**
   * Disables senders and recipients, ends others' sessions, withdraws passes, discards what is not
   * sent and revokes deliveries. Takes as long as there is much of it.
   *
   * @param stopped is run for each of these
   */
  public Outcome<Allowed> everything(Caller by, Runnable stopped) {
    return accounts
        .accounts(by)
        .then(all -> each(activeOf(all), account -> accounts.disable(by, account.id()), stopped))
        .then(_ -> sessions.list(by))
        .then(all -> each(othersOf(by, all), session -> sessions.end(by, session.id()), stopped))
        .then(_ -> passes.list(by))
        .then(all -> each(liveOf(all), pass -> passes.revoke(by, pass.id()), stopped))
        .then(_ -> transfers.unsentIds(by))
        .then(all -> each(all, transfer -> transfers.revoke(by, transfer), stopped))
        .then(_ -> transfers.live(by, OverviewFilter.ALL))
        .then(all -> each(all, delivery -> transfers.revoke(by, delivery), stopped));
  }

  /** Revokes deliveries. */
  public Outcome<Allowed> revoke(Caller by, List<DeliveryId> deliveries, Runnable stopped) {
    return each(deliveries, delivery -> transfers.revoke(by, delivery), stopped);
  }

  /** One that cannot be stopped, because it has ended meanwhile, keeps none of the others. */
  private static <T> Outcome<Allowed> each(
      List<T> things, Function<T, Outcome<?>> stop, Runnable stopped) {
    things.stream()
        .filter(thing -> stop.apply(thing) instanceof Outcome.Done<?>)
        .forEach(_ -> stopped.run());
    return Allowed.yes();
  }

  private static List<Account> activeOf(List<Account> all) {
    return all.stream()
        .filter(account -> account.enabled() && account.role() != Role.ADMIN)
        .toList();
  }

  private static List<SessionRecord> othersOf(Caller by, List<SessionRecord> all) {
    return all.stream()
        .filter(session -> !session.id().toString().equals(by.grant().identity().value()))
        .toList();
  }

  private static List<PassRecord> liveOf(List<PassRecord> all) {
    return all.stream().filter(pass -> pass.revokedAt().isEmpty()).toList();
  }
}

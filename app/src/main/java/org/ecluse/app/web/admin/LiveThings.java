package org.ecluse.app.web.admin;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.SshKey;
import org.ecluse.app.https.People;
import org.ecluse.app.pass.Passes;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.text.Words;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;
import org.ecluse.policy.transfer.TransferId;

/** Lists unsent transfers, passes, sessions and keys of the whole house, and stops them. */
@Singleton
final class LiveThings {

  /** Purposes are decrypted one by one; of the other kinds everything is listed. */
  static final int MOST_UPLOADS = 1_000;

  private final Transfers transfers;
  private final People people;
  private final Passes passes;

  LiveThings(Transfers transfers, People people, Passes passes) {
    this.transfers = transfers;
    this.people = people;
    this.passes = passes;
  }

  /**
   * All of a kind, newest first.
   *
   * @param owner an account's id, or empty for those of everybody
   */
  Outcome<List<LiveThing>> list(AdminDesk.Admin admin, LiveKind kind, String owner, Words words) {
    return all(admin, kind, words)
        .map(
            things ->
                things.stream()
                    .filter(thing -> owner.isEmpty() || thing.owner().value().equals(owner))
                    .toList());
  }

  private Outcome<List<LiveThing>> all(AdminDesk.Admin admin, LiveKind kind, Words words) {
    return switch (kind) {
      case UPLOADS ->
          transfers
              .unsent(admin.caller(), MOST_UPLOADS)
              .map(all -> all.stream().map(upload -> LiveRows.upload(upload, words)).toList());
      case PASSES ->
          rows(
              admin,
              passes.list(admin.caller()),
              PassRecord::account,
              (pass, owner) -> LiveRows.pass(pass, owner, words));
      case SESSIONS ->
          rows(
              admin,
              people.sessions().list(admin.caller()),
              SessionRecord::account,
              (session, owner) -> LiveRows.session(session, owner, admin.session(), words));
      case KEYS ->
          rows(admin, people.accounts().keys(admin.caller()), SshKey::account, LiveRows::key);
    };
  }

  private <T> Outcome<List<LiveThing>> rows(
      AdminDesk.Admin admin,
      Outcome<List<T>> things,
      Function<T, AccountRef> owner,
      BiFunction<T, AccountId, LiveThing> row) {
    return people
        .accounts()
        .accounts(admin.caller())
        .map(all -> all.stream().collect(Collectors.toMap(Account::ref, Account::id)))
        .then(names -> things.map(found -> rows(found, names, owner, row)));
  }

  private static <T> List<LiveThing> rows(
      List<T> things,
      Map<AccountRef, AccountId> names,
      Function<T, AccountRef> owner,
      BiFunction<T, AccountId, LiveThing> row) {
    return things.stream()
        .flatMap(
            thing ->
                Optional.ofNullable(names.get(owner.apply(thing))).stream()
                    .map(name -> row.apply(thing, name)))
        .toList();
  }

  /** Stops one, by its id on its list. */
  Outcome<?> stop(AdminDesk.Admin admin, LiveKind kind, String id) {
    return switch (kind) {
      case UPLOADS -> with(TransferId.parse(id), it -> transfers.revoke(admin.caller(), it));
      case PASSES -> with(PassId.parse(id), it -> passes.revoke(admin.caller(), it));
      case SESSIONS -> with(SessionId.parse(id), it -> people.sessions().end(admin.caller(), it));
      case KEYS -> revokeKey(admin, id);
    };
  }

  private Outcome<?> revokeKey(AdminDesk.Admin admin, String id) {
    int space = id.indexOf(' ');
    return with(
        AccountId.parse(id.substring(0, Math.max(0, space))),
        owner -> people.accounts().revokeKey(admin.caller(), owner, id.substring(space + 1)));
  }

  private static <I> Outcome<?> with(Optional<I> id, Function<I, Outcome<?>> deed) {
    return id.<Outcome<?>>map(deed).orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}

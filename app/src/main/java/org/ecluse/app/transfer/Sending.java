package org.ecluse.app.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ecluse.app.account.Account;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent.TransferOpened;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.FreeText;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;

/** How a transfer begins, and whether it may still be filled. */
final class Sending {

  private final Ports ports;
  private final Guard guard;
  private final Views views;
  private final Ids ids;

  Sending(Ports ports, Guard guard, Views views, Ids ids) {
    this.ports = ports;
    this.guard = guard;
    this.views = views;
    this.ids = ids;
  }

  Outcome<TransferView> begin(Caller caller, NewTransfer wish) {
    return begin(caller, wish, _ -> List.of()).map(views::transfer);
  }

  /** Begins a transfer together with its first files, in one durable step. */
  Outcome<StoredTransfer> begin(
      Caller caller, NewTransfer wish, Function<TransferId, List<StoredFile>> files) {
    return guard
        .check(caller, Role.SENDER)
        .then(_ -> recipientsOf(wish.recipients()))
        .then(recipients -> mayWrite(caller, recipients))
        .then(recipients -> open(caller, wish, recipients, files));
  }

  private Outcome<List<Account>> recipientsOf(List<String> names) {
    List<Account> found = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names)) {
      Optional<Account> account =
          AccountId.parse(name)
              .flatMap(ports.accounts()::find)
              .filter(candidate -> candidate.role() == Role.RECIPIENT && candidate.enabled());
      if (account.isEmpty()) {
        return Outcome.refused(Refusal.invalid("recipients", "there is no such recipient"));
      }
      found.add(account.get());
    }
    return Outcome.done(found);
  }

  private Outcome<List<Account>> mayWrite(Caller caller, List<Account> recipients) {
    return ports
        .rules()
        .decide(caller.grant().name(), recipients.stream().map(Account::id).toList())
        .map(_ -> recipients);
  }

  private Outcome<StoredTransfer> open(
      Caller caller,
      NewTransfer wish,
      List<Account> recipients,
      Function<TransferId, List<StoredFile>> files) {
    OptionalLong persons = wish.persons();
    if (persons.isPresent() && persons.getAsLong() < 0) {
      return Outcome.refused(Refusal.invalid("persons", "a number of persons is not negative"));
    }
    return ports
        .rules()
        .retention()
        .decide(wish.expires())
        .then(
            retention ->
                FreeText.check("purpose", wish.purpose())
                    .then(
                        purpose ->
                            FreeText.check("category", wish.category())
                                .map(
                                    category ->
                                        store(
                                            caller,
                                            recipients,
                                            retention,
                                            purpose,
                                            category,
                                            persons,
                                            files))));
  }

  private StoredTransfer store(
      Caller caller,
      List<Account> recipients,
      Duration retention,
      Optional<String> purpose,
      Optional<String> category,
      OptionalLong persons,
      Function<TransferId, List<StoredFile>> files) {
    Instant now = ports.now();
    Transfer.Uploading transfer =
        new Transfer.Uploading(
            ids.transfer(),
            caller.grant().account(),
            recipients.stream().map(Account::ref).toList(),
            retention,
            now.plus(retention));
    StoredTransfer stored =
        new StoredTransfer(transfer, now, purpose, category, persons, files.apply(transfer.id()));
    ports
        .records()
        .open(
            stored,
            List.of(new TransferOpened(transfer.id(), transfer.sender(), transfer.discardAt())));
    return stored;
  }

  Outcome<LimitsView> limits(Caller caller, List<AccountId> recipients) {
    Rules rules = ports.rules();
    return guard
        .check(caller, Role.SENDER)
        .map(
            _ ->
                new LimitsView(
                    rules.maxFileBytes(caller.grant().name(), recipients),
                    rules.maxFiles(),
                    rules.maxRecipients(),
                    rules.retention().standard(),
                    rules.retention().longest()));
  }

  Outcome<List<RecipientView>> recipients(Caller caller) {
    return guard
        .check(caller, Role.SENDER)
        .map(
            _ ->
                ports.accounts().all().stream()
                    .filter(account -> account.role() == Role.RECIPIENT && account.enabled())
                    .filter(account -> ports.rules().maySend(caller.grant().name(), account.id()))
                    .map(account -> new RecipientView(account.id(), account.displayName()))
                    .toList());
  }

  /** A transfer that the caller may still fill. */
  Outcome<StoredTransfer> uploading(Caller caller, TransferId id) {
    return guard.transfer(caller, id, Action.SEND).then(this::stillUploading);
  }

  private Outcome<StoredTransfer> stillUploading(StoredTransfer stored) {
    return switch (stored.transfer()) {
      case Transfer.Uploading uploading when uploading.hasExpired(ports.now()) ->
          Outcome.refused(Refusal.gone(EndReason.EXPIRED));
      case Transfer.Uploading _ -> Outcome.done(stored);
      case Transfer.Sent _ ->
          Outcome.refused(new Refusal.Conflict("the transfer was sent already"));
      case Transfer.Discarded discarded -> Outcome.refused(Refusal.gone(discarded.reason()));
    };
  }
}

package org.ecluse.app.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.account.Account;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent.TransferOpened;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.rules.FreeText;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;

/** What senders do before a transfer is sent: begin it, fill it, change their mind about a file. */
final class Sending {

  private final Ports ports;
  private final Guard guard;
  private final Views views;
  private final Uploads uploads;
  private final Ids ids;

  Sending(Ports ports, Guard guard, Views views, Uploads uploads, Ids ids) {
    this.ports = ports;
    this.guard = guard;
    this.views = views;
    this.uploads = uploads;
    this.ids = ids;
  }

  Outcome<TransferView> begin(Caller caller, NewTransfer wish) {
    return guard
        .check(caller, Role.SENDER)
        .then(_ -> recipientsOf(wish.recipients()))
        .then(recipients -> mayWrite(caller, recipients))
        .then(recipients -> open(caller, wish, recipients));
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

  private Outcome<TransferView> open(Caller caller, NewTransfer wish, List<Account> recipients) {
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
                                            persons))));
  }

  private TransferView store(
      Caller caller,
      List<Account> recipients,
      Duration retention,
      Optional<String> purpose,
      Optional<String> category,
      OptionalLong persons) {
    Instant now = ports.now();
    Transfer.Uploading transfer =
        new Transfer.Uploading(
            ids.transfer(),
            caller.grant().account(),
            recipients.stream().map(Account::ref).toList(),
            retention,
            now.plus(retention));
    StoredTransfer stored =
        new StoredTransfer(transfer, now, purpose, category, persons, List.of());
    ports
        .records()
        .open(
            stored,
            List.of(new TransferOpened(transfer.id(), transfer.sender(), transfer.discardAt())));
    return views.transfer(stored);
  }

  Outcome<IncomingFile> receive(
      Caller caller, TransferId id, String name, OptionalLong declaredBytes) {
    return uploading(caller, id)
        .then(
            stored -> {
              if (stored.files().size() >= ports.rules().maxFiles()) {
                return Outcome.refused(Refusal.forbidden("max_files"));
              }
              long maxBytes = maxFileBytes(caller, stored);
              if (declaredBytes.isPresent() && declaredBytes.getAsLong() > maxBytes) {
                return Outcome.refused(new Refusal.TooLarge(maxBytes));
              }
              return FileName.parse(name)
                  .then(fileName -> uploads.begin(caller, id, fileName, maxBytes));
            });
  }

  Outcome<IncomingFile> resume(Caller caller, FileId id) {
    return unsentFile(caller, id)
        .then(
            file ->
                uploading(caller, file.transfer())
                    .then(stored -> uploads.resume(caller, file, maxFileBytes(caller, stored))));
  }

  Outcome<FileView> rename(Caller caller, FileId id, String name) {
    return unsentFile(caller, id)
        .then(file -> FileName.parse(name).map(file::named))
        .then(
            renamed ->
                ports.records().updateFile(renamed, List.of())
                    ? Outcome.done(Views.file(renamed))
                    : Outcome.refused(
                        new Refusal.Conflict("the transfer has a file of that name")));
  }

  Outcome<Allowed> discardFile(Caller caller, FileId id) {
    return unsentFile(caller, id)
        .then(
            file -> {
              if (uploads.isBeingWritten(id)) {
                return Outcome.refused(
                    new Refusal.Conflict("another session is writing this file"));
              }
              uploads.remove(file);
              return Allowed.yes();
            });
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

  private Outcome<StoredFile> unsentFile(Caller caller, FileId id) {
    return ports
        .records()
        .file(id)
        .map(file -> uploading(caller, file.transfer()).map(_ -> file))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private long maxFileBytes(Caller caller, StoredTransfer stored) {
    Directory directory = new Directory(ports.accounts());
    return ports
        .rules()
        .maxFileBytes(caller.grant().name(), directory.namesOf(stored.transfer().recipients()));
  }
}

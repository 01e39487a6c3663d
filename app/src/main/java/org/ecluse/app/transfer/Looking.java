package org.ecluse.app.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.access.Subject;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Claim;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/** Everything that shows and changes nothing; looking is free. */
final class Looking {

  private final Ports ports;
  private final Guard guard;
  private final Views views;
  private final Truth truth;
  private final Alarms alarms;

  Looking(Ports ports, Guard guard, Views views, Truth truth, Alarms alarms) {
    this.ports = ports;
    this.guard = guard;
    this.views = views;
    this.truth = truth;
    this.alarms = alarms;
  }

  Outcome<TransferView> show(Caller caller, TransferId id) {
    if (caller.grant().role() == Role.RECIPIENT) {
      return Outcome.refused(Refusal.notFound());
    }
    return guard.transfer(caller, id, Action.LOOK).map(views::transfer);
  }

  Outcome<List<TransferView>> list(Caller caller, int limit) {
    boolean all = caller.grant().role() == Role.ADMIN;
    Directory directory = new Directory(ports.accounts());
    return guard
        .check(caller, all ? Role.ADMIN : Role.SENDER)
        .map(
            _ ->
                ports
                    .records()
                    .transfers(
                        all ? Optional.empty() : Optional.of(caller.grant().account()), limit)
                    .stream()
                    .filter(stored -> caller.grant().reaches(stored.transfer().id()))
                    .map(stored -> views.transfer(stored, directory))
                    .toList());
  }

  Outcome<List<TransferView>> unsent(Caller caller) {
    Directory directory = new Directory(ports.accounts());
    return guard
        .check(caller, Role.SENDER)
        .map(
            _ ->
                ports.records().uploading(caller.grant().account()).stream()
                    .filter(stored -> caller.grant().reaches(stored.transfer().id()))
                    .map(stored -> views.transfer(stored, directory))
                    .toList());
  }

  Outcome<List<DeliveryView>> inbox(Caller caller) {
    return inbox(caller, () -> ports.records().inbox(caller.grant().account()));
  }

  Outcome<List<DeliveryView>> inbox(Caller caller, TransferId transfer) {
    return inbox(caller, () -> ports.records().inbox(caller.grant().account(), transfer));
  }

  Outcome<Optional<DeliveryView>> inbox(Caller caller, TransferId transfer, String name) {
    return guard
        .check(caller, Role.RECIPIENT)
        .map(_ -> ports.records().inbox(caller.grant().account(), transfer, name))
        .map(found -> reachable(caller, truth.of(found.stream().toList())))
        .map(found -> found.stream().flatMap(each -> viewIfSound(each).stream()).findFirst());
  }

  private Outcome<List<DeliveryView>> inbox(Caller caller, Supplier<List<Delivery>> recorded) {
    return guard
        .check(caller, Role.RECIPIENT)
        .map(_ -> truth.of(recorded.get()))
        .map(deliveries -> viewsOf(reachable(caller, deliveries)));
  }

  Outcome<DeliveryView> look(Caller caller, DeliveryId id) {
    return find(caller, id, Action.LOOK).map(this::viewOf);
  }

  /**
   * A delivery as it truly is, if the caller may do this to it. Where records and vault contradict
   * each other, what has ended in one of them has ended, and of the rest nothing but an end is left
   * to be asked for.
   */
  Outcome<Boolean> mayRead(Caller caller, DeliveryId id) {
    return find(caller, id, Action.READ)
        .map(
            delivery ->
                switch (delivery) {
                  case Delivery.Available _ -> true;
                  case Delivery.Claimed(_, Claim claim, _, _, _) ->
                      claim.isHeldBy(caller.grant().identity());
                  case Delivery.Ended _ -> false;
                });
  }

  Outcome<Delivery> find(Caller caller, DeliveryId id, Action action) {
    Optional<Delivery> recorded = ports.records().delivery(id);
    if (recorded.isEmpty()) {
      return Outcome.refused(Refusal.notFound());
    }
    return guard
        .check(caller, action, Subject.of(recorded.get().facts()))
        .then(_ -> agreed(caller, recorded.get(), action));
  }

  private Outcome<Delivery> agreed(Caller caller, Delivery recorded, Action action) {
    Optional<Delivery> inVault = inVault(recorded.facts());
    Optional<Contradiction> contradiction = truth.contradiction(recorded, inVault);
    if (contradiction.isEmpty()) {
      return Outcome.done(truth.of(recorded, inVault));
    }
    if (action == Action.REVOKE) {
      Subject subject = Subject.of(inVault.orElse(recorded).facts());
      return guard.check(caller, action, subject).map(_ -> recorded);
    }
    return recorded instanceof Delivery.Ended
        ? Outcome.done(recorded)
        : Outcome.refused(new Refusal.Damaged());
  }

  private Optional<Delivery> inVault(DeliveryFacts facts) {
    try {
      return ports.vault().find(facts.id()).map(Vault.Entry::delivery);
    } catch (DamagedException e) {
      alarms.raise(new LedgerEvent.IntegrityFailed(facts.file()));
      throw e;
    }
  }

  DeliveryView viewOf(Delivery delivery) {
    return viewIfSound(delivery)
        .orElseThrow(() -> new DamagedException("a delivery's transfer or file is damaged"));
  }

  /** One delivery, without reading the other files of its transfer. */
  private Optional<DeliveryView> viewIfSound(Delivery delivery) {
    DeliveryFacts facts = delivery.facts();
    Optional<StoredTransfer> transfer = ifSound(() -> ports.records().head(facts.transfer()));
    Optional<StoredFile> file = ifSound(() -> ports.records().file(facts.file()));
    return view(delivery, transfer, file, new Directory(ports.accounts()));
  }

  private static List<Delivery> reachable(Caller caller, List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(Delivery.Live.class::isInstance)
        .filter(delivery -> caller.grant().reaches(delivery.facts().transfer()))
        .toList();
  }

  private List<DeliveryView> viewsOf(List<Delivery> deliveries) {
    Directory directory = new Directory(ports.accounts());
    Map<TransferId, Optional<StoredTransfer>> transfers = new HashMap<>();
    Map<FileId, StoredFile> files = new HashMap<>();
    for (Delivery delivery : deliveries) {
      transfers.computeIfAbsent(
          delivery.facts().transfer(),
          id -> {
            Optional<StoredTransfer> found = ifSound(() -> ports.records().transfer(id));
            found.ifPresent(stored -> stored.files().forEach(each -> files.put(each.id(), each)));
            return found;
          });
    }
    return deliveries.stream()
        .flatMap(
            delivery ->
                view(
                    delivery,
                    transfers.getOrDefault(delivery.facts().transfer(), Optional.empty()),
                    Optional.ofNullable(files.get(delivery.facts().file())),
                    directory)
                    .stream())
        .toList();
  }

  /** Empty where its transfer or its file cannot be read; the others are shown. */
  private Optional<DeliveryView> view(
      Delivery delivery,
      Optional<StoredTransfer> transfer,
      Optional<StoredFile> file,
      Directory directory) {
    if (transfer.isEmpty() || file.isEmpty()) {
      alarms.raise(new LedgerEvent.IntegrityFailed(delivery.facts().file()));
      return Optional.empty();
    }
    return Optional.of(views.delivery(delivery, file.get(), transfer.get().transfer(), directory));
  }

  private static <T> Optional<T> ifSound(Supplier<Optional<T>> read) {
    try {
      return read.get();
    } catch (DamagedException e) {
      return Optional.empty();
    }
  }
}

package org.ecluse.app.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.access.Subject;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;

/** Everything that shows and changes nothing; looking is free. */
final class Looking {

  private final Ports ports;
  private final Guard guard;
  private final Views views;

  Looking(Ports ports, Guard guard, Views views) {
    this.ports = ports;
    this.guard = guard;
    this.views = views;
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

  Outcome<List<DeliveryView>> inbox(Caller caller) {
    return guard
        .check(caller, Role.RECIPIENT)
        .map(_ -> views.truth(ports.records().inbox(caller.grant().account())))
        .map(deliveries -> viewsOf(reachable(caller, deliveries)));
  }

  Outcome<DeliveryView> look(Caller caller, DeliveryId id) {
    return find(caller, id, Action.LOOK).map(this::viewOf);
  }

  /** A delivery as it truly is, if the caller may do this to it. */
  Outcome<Delivery> find(Caller caller, DeliveryId id, Action action) {
    return ports
        .records()
        .delivery(id)
        .map(
            recorded ->
                guard
                    .check(caller, action, Subject.of(recorded.facts()))
                    .map(_ -> views.truth(List.of(recorded)).getFirst()))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  DeliveryView viewOf(Delivery delivery) {
    return viewsOf(List.of(delivery)).getFirst();
  }

  private static List<Delivery> reachable(Caller caller, List<Delivery> deliveries) {
    return deliveries.stream()
        .filter(Delivery.Live.class::isInstance)
        .filter(delivery -> caller.grant().reaches(delivery.facts().transfer()))
        .toList();
  }

  private List<DeliveryView> viewsOf(List<Delivery> deliveries) {
    Directory directory = new Directory(ports.accounts());
    Map<TransferId, StoredTransfer> transfers = new HashMap<>();
    return deliveries.stream()
        .map(delivery -> viewOf(delivery, transferOf(delivery, transfers), directory))
        .toList();
  }

  private StoredTransfer transferOf(Delivery delivery, Map<TransferId, StoredTransfer> known) {
    return known.computeIfAbsent(
        delivery.facts().transfer(),
        id ->
            ports
                .records()
                .transfer(id)
                .orElseThrow(() -> new IllegalStateException("a delivery without its transfer")));
  }

  private DeliveryView viewOf(Delivery delivery, StoredTransfer transfer, Directory directory) {
    StoredFile file =
        transfer.files().stream()
            .filter(candidate -> candidate.id().equals(delivery.facts().file()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a delivery without its file"));
    return views.delivery(delivery, file, transfer.transfer(), directory);
  }
}

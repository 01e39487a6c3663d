package org.ecluse.app.transfer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.ecluse.policy.transfer.Transition;

/** How people end things: acknowledge, revoke; and the one way back, reissue. */
final class Ending {

  private final Ports ports;
  private final Guard guard;
  private final Looking looking;
  private final Views views;
  private final Moves moves;
  private final LiveDeliveries live;
  private final Uploads uploads;
  private final Disposal disposal;

  Ending(
      Ports ports,
      Guard guard,
      Looking looking,
      Views views,
      Moves moves,
      LiveDeliveries live,
      Uploads uploads,
      Disposal disposal) {
    this.ports = ports;
    this.guard = guard;
    this.looking = looking;
    this.views = views;
    this.moves = moves;
    this.live = live;
    this.uploads = uploads;
    this.disposal = disposal;
  }

  Outcome<DeliveryView> acknowledge(Caller caller, DeliveryId id) {
    return moveAs(
        caller,
        id,
        Action.ACKNOWLEDGE,
        delivery -> Lifecycle.acknowledge(delivery, caller.grant().identity(), ports.now()));
  }

  Outcome<DeliveryView> revoke(Caller caller, DeliveryId id) {
    return looking
        .find(caller, id, Action.REVOKE)
        .then(recorded -> revoke(recorded, this::revokeOne))
        .map(this::disposed);
  }

  private Outcome<Transition> revokeOne(Delivery delivery) {
    return delivery instanceof Delivery.Ended ended && ended.reason() != EndReason.REVOKED
        ? Outcome.refused(Refusal.gone(ended.reason()))
        : revokeAny(delivery);
  }

  private Outcome<Transition> revokeAny(Delivery delivery) {
    return Outcome.done(Lifecycle.revoke(delivery, ports.now()).orElse(unchanged(delivery)));
  }

  /** One that the vault does not know, because the vault was lost, ends in the records alone. */
  private Outcome<Delivery> revoke(Delivery recorded, Function<Delivery, Outcome<Transition>> ask) {
    DeliveryId id = recorded.facts().id();
    if (ports.vault().find(id).isPresent()) {
      return moves.move(id, ask).map(moved -> moved.after().delivery());
    }
    return ask.apply(recorded)
        .map(
            transition -> {
              moves.follow(transition.next(), transition.event().stream().toList());
              return transition.next();
            });
  }

  Outcome<DeliveryView> reissue(Caller caller, DeliveryId id) {
    Outcome<DeliveryView> reissued =
        moveAs(
            caller,
            id,
            Action.REISSUE,
            delivery -> Lifecycle.reissue(delivery, ports.now(), ports.rules().numbers()));
    if (reissued instanceof Outcome.Done<DeliveryView>(DeliveryView view)) {
      if (!view.isLive()) {
        return Outcome.refused(Refusal.gone(EndReason.EXPIRED));
      }
      stopReadersOfFreedClaim(id);
    }
    return reissued;
  }

  private void stopReadersOfFreedClaim(DeliveryId id) {
    if (ports.vault().find(id).map(Vault.Entry::delivery).orElse(null)
        instanceof Delivery.Live now) {
      live.seen(now);
    }
  }

  private Outcome<DeliveryView> moveAs(
      Caller caller, DeliveryId id, Action action, Function<Delivery, Outcome<Transition>> ask) {
    return looking
        .find(caller, id, action)
        .then(_ -> moves.move(id, ask))
        .map(moved -> disposed(moved.after().delivery()));
  }

  private DeliveryView disposed(Delivery delivery) {
    disposal.dispose(delivery);
    return looking.viewOf(delivery);
  }

  Outcome<TransferView> revoke(Caller caller, TransferId id) {
    return guard.transfer(caller, id, Action.REVOKE).map(this::revoke);
  }

  private TransferView revoke(StoredTransfer stored) {
    if (stored.transfer() instanceof Transfer.Uploading uploading) {
      discard(uploading, EndReason.REVOKED);
    }
    TransferId id = stored.transfer().id();
    for (Delivery recorded : ports.records().deliveries(id)) {
      if (revoke(recorded, this::revokeAny) instanceof Outcome.Done<Delivery>(Delivery after)) {
        disposal.dispose(after);
      }
    }
    return views.transfer(ports.records().transfer(id).orElse(stored));
  }

  /**
   * Ends a transfer that was not sent. The record comes first, as it decides between this and a
   * sending; then the keys, then the bytes. {@link Disposal} finds a key that a crash leaves here.
   */
  void discard(Transfer.Uploading uploading, EndReason reason) {
    List<FileId> files = filesOf(uploading.id());
    uploads.stop(uploading.id(), Refusal.gone(reason));
    Transfer.Discarded discarded =
        new Transfer.Discarded(
            uploading.id(), uploading.sender(), uploading.recipients(), reason, ports.now());
    if (ports
        .records()
        .discard(discarded, List.of(new LedgerEvent.TransferDiscarded(uploading.id(), reason)))) {
      ports.vault().shredUploadKeys(files);
      disposal.disposeAll();
    }
  }

  /** None where a row is damaged: {@link Disposal} finds the key of each file. */
  private List<FileId> filesOf(TransferId id) {
    try {
      return ports.records().transfer(id).stream()
          .flatMap(stored -> stored.files().stream().map(StoredFile::id))
          .toList();
    } catch (DamagedException e) {
      return List.of();
    }
  }

  private static Transition unchanged(Delivery delivery) {
    return new Transition(delivery, Optional.empty());
  }
}

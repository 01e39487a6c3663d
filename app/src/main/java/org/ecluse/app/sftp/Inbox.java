package org.ecluse.app.sftp;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.TransferId;

/** Finds what a recipient's path leads to: among what is live, and among what was taken lately. */
final class Inbox {

  /** What is at a path. */
  sealed interface Place {

    DeliveryView delivery();

    Attributes attributes();
  }

  record Content(DeliveryView delivery) implements Place {
    @Override
    public Attributes attributes() {
      return DownloadHandle.attributes(delivery);
    }
  }

  record Note(DeliveryView delivery) implements Place {
    @Override
    public Attributes attributes() {
      return NoteHandle.attributes(delivery);
    }
  }

  private final Transfers transfers;
  private final Caller caller;
  private final Taken taken;

  Inbox(Transfers transfers, Caller caller, Taken taken) {
    this.transfers = transfers;
    this.caller = caller;
    this.taken = taken;
  }

  Outcome<List<DeliveryView>> live() {
    return transfers.inbox(caller);
  }

  /** What is live of one transfer; nothing where a name is no transfer's. */
  Outcome<List<DeliveryView>> of(String transfer) {
    return TransferId.parse(transfer)
        .map(id -> transfers.inbox(caller, id))
        .orElseGet(() -> Outcome.done(List.of()));
  }

  /** What is there now: content while it is live, notes a while longer. */
  Outcome<Place> find(VirtualPath path) {
    return findAlsoEnded(path)
        .then(
            place ->
                switch (place) {
                  case Note _ -> Outcome.done(place);
                  case Content(DeliveryView delivery) when delivery.isLive() -> Outcome.done(place);
                  case Content(DeliveryView delivery) -> Outcome.refused(end(delivery));
                });
  }

  /** Also content whose end has come since it was opened. */
  Outcome<Place> findAlsoEnded(VirtualPath path) {
    return TransferId.parse(path.segment(1))
        .map(transfer -> named(transfer, path.segment(2)))
        .orElseGet(() -> Outcome.done(Optional.empty()))
        .then(place -> place.map(Outcome::done).orElseGet(() -> remembered(path)));
  }

  /** A file of the sender's that is named like a note comes before the note. */
  private Outcome<Optional<Place>> named(TransferId transfer, String name) {
    return transfers
        .inbox(caller, transfer, name)
        .then(
            content ->
                content.isEmpty() && name.endsWith(NoteHandle.SUFFIX)
                    ? noted(transfer, name.substring(0, name.length() - NoteHandle.SUFFIX.length()))
                    : Outcome.done(content.map(Content::new)));
  }

  private Outcome<Optional<Place>> noted(TransferId transfer, String name) {
    return transfers.inbox(caller, transfer, name).map(content -> content.map(Note::new));
  }

  private Outcome<Place> remembered(VirtualPath path) {
    Optional<Outcome<Place>> content =
        taken
            .find(caller.grant().account(), path)
            .map(id -> transfers.look(caller, id).map(Content::new));
    Optional<Outcome<Place>> note =
        path.withoutSuffix(NoteHandle.SUFFIX)
            .flatMap(noted -> taken.find(caller.grant().account(), noted))
            .map(id -> transfers.look(caller, id).map(Note::new));
    return content.or(() -> note).orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private static Refusal end(DeliveryView delivery) {
    return Arrays.stream(EndReason.values())
        .filter(reason -> reason.word().equals(delivery.state()))
        .map(Refusal::gone)
        .findFirst()
        .orElseGet(Refusal::notFound);
  }
}

package org.ecluse.app.transfer;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right what a crash left between vault, records and blobs, by the vault's word. What it can
 * find, in the order of the durable steps:
 *
 * <ul>
 *   <li>an upload key, draft or blob without a record: nothing was acknowledged, it goes;
 *   <li>deliveries in the vault of a transfer that the records still call uploading: it was sent
 *       and the answer was lost, the records follow;
 *   <li>an end, a claim, a reissue or a lapse in the vault that the records do not know: the
 *       records follow, with the facts that they lack.
 * </ul>
 */
final class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final int BATCH = 500;

  private final Ports ports;
  private final Moves moves;
  private final Uploads uploads;
  private final Alarms alarms;
  private final Continuity continuity;

  Reconciliation(Ports ports, Moves moves, Uploads uploads, Alarms alarms, Continuity continuity) {
    this.ports = ports;
    this.moves = moves;
    this.uploads = uploads;
    this.alarms = alarms;
    this.continuity = continuity;
  }

  /** Everything, once, before the doors open. */
  void atStart() throws IOException {
    ports.blobs().removeStaleDrafts();
    followEnds();
    followLive();
    if (!continuity.recordsAreBehind()) {
      shredOrphanUploadKeys();
      removeOrphanBlobs();
    }
  }

  /** What a store that failed left half done in this process. */
  void settle(Arrears arrears) {
    arrears.payTransfers(this::settleAdmitted);
    arrears.payDeliveries(id -> ports.vault().find(id).ifPresent(this::follow));
  }

  /** Ends that the vault knows and the records may not. */
  void followEnds() {
    ports.vault().unsettled(BATCH).forEach(this::follow);
  }

  private void follow(Vault.Entry entry) {
    Optional<Delivery> recorded = ports.records().delivery(entry.delivery().facts().id());
    if (recorded.isEmpty()) {
      settleAdmitted(entry.delivery().facts().transfer());
    }
    switch (entry.delivery()) {
      case Delivery.Ended ended -> moves.follow(ended, List.of(reconciled(ended)));
      case Delivery.Live live -> moves.catchUp(live);
    }
  }

  private static LedgerEvent reconciled(Delivery.Ended ended) {
    return new LedgerEvent.Reconciled(ended.facts().id(), ended.reason());
  }

  private void followLive() {
    Set<TransferId> unknown = new LinkedHashSet<>();
    Set<DeliveryId> inVault = new HashSet<>();
    for (Vault.Entry entry : ports.vault().live()) {
      DeliveryFacts facts = entry.delivery().facts();
      inVault.add(facts.id());
      unlessDamaged(
          facts.file(),
          () -> {
            Optional<Delivery> recorded = ports.records().delivery(facts.id());
            if (recorded.isEmpty()) {
              unknown.add(facts.transfer());
            } else if (!isTold(recorded.get(), entry.delivery())) {
              moves.catchUp(entry.delivery());
            }
          });
    }
    unknown.forEach(this::settleAdmitted);
    followLost(inVault);
  }

  /** One damaged row keeps nobody from putting the others right. */
  private void unlessDamaged(FileId file, Runnable work) {
    try {
      work.run();
    } catch (DamagedException e) {
      alarms.raise(new LedgerEvent.IntegrityFailed(file));
    }
  }

  private static boolean isTold(Delivery recorded, Delivery delivery) {
    return recorded instanceof Delivery.Live known
        && delivery instanceof Delivery.Live live
        && known.fact().equals(live.fact());
  }

  /**
   * Deliveries that the records call live and the vault does not: they have ended and the records
   * are an old copy, or the vault has never heard of them, because it was lost or is an old copy.
   */
  private void followLost(Set<DeliveryId> inVault) {
    for (Delivery recorded : ports.records().liveDeliveries()) {
      DeliveryFacts facts = recorded.facts();
      if (!inVault.contains(facts.id())) {
        unlessDamaged(facts.file(), () -> followLost(recorded));
      }
    }
  }

  private void followLost(Delivery recorded) {
    DeliveryFacts facts = recorded.facts();
    Optional<Vault.Entry> inVault = ports.vault().find(facts.id());
    if (inVault.isPresent()) {
      follow(inVault.get());
      return;
    }
    alarms.raise(new LedgerEvent.StoresDisagree(facts.id(), Contradiction.NOT_IN_VAULT));
    if (facts.hasExpired(ports.now())) {
      Delivery.Ended ended = new Delivery.Ended(facts, EndReason.EXPIRED, ports.now());
      ports.records().follow(ended, List.of(reconciled(ended)));
    }
  }

  /**
   * Deliveries of a transfer are in the vault and not in the records: completes the sending. Ends
   * them where the transfer was discarded meanwhile, and where the records have not heard that its
   * file is whole, which its sender was not told either.
   *
   * @return whether the transfer is available now
   */
  boolean settleAdmitted(TransferId id) {
    List<Delivery> admitted =
        ports.vault().live().stream()
            .map(Vault.Entry::delivery)
            .filter(delivery -> delivery.facts().transfer().equals(id))
            .toList();
    if (admitted.isEmpty()) {
      return false;
    }
    Optional<StoredTransfer> stored = ports.records().transfer(id);
    boolean isWhole = stored.isPresent() && knowsWhole(stored.get(), admitted);
    if (!isWhole && continuity.recordsAreBehind()) {
      return false;
    }
    if (isWhole
        && stored.get().transfer() instanceof Transfer.Uploading uploading
        && complete(uploading, admitted, stored.get().persons().orElse(-1))) {
      LOG.warn("transfer {} was sent before a crash; its records follow", id);
      return true;
    }
    if (stored.isPresent() && stored.get().transfer() instanceof Transfer.Sent) {
      return true;
    }
    admitted.forEach(this::revokeUnknown);
    return false;
  }

  private static boolean knowsWhole(StoredTransfer stored, List<Delivery> admitted) {
    return admitted.stream()
        .map(delivery -> stored.file(delivery.facts().file()))
        .allMatch(file -> file.filter(StoredFile::isComplete).isPresent());
  }

  /** The records do not know it, so its end is all that they hear of it. */
  private void revokeUnknown(Delivery delivery) {
    DeliveryId id = delivery.facts().id();
    // The fact first: after a crash between the two it is told twice, never not at all.
    ports.records().append(List.of(new LedgerEvent.Reconciled(id, EndReason.REVOKED)));
    moves.move(id, seen -> Outcome.done(Lifecycle.revoke(seen, ports.now()).orElseThrow()));
  }

  private boolean complete(Transfer.Uploading uploading, List<Delivery> admitted, long persons) {
    DeliveryFacts first = admitted.getFirst().facts();
    List<AccountRef> recipients = uploading.recipients();
    Transfer.Sent sent =
        new Transfer.Sent(
            uploading.id(),
            uploading.sender(),
            recipients,
            first.expiresAt().minus(uploading.retention()),
            first.expiresAt());
    List<Delivery.Available> deliveries =
        admitted.stream()
            .map(delivery -> Lifecycle.begin(delivery.facts(), ports.rules().numbers()))
            .toList();
    return ports.records().send(sent, deliveries, Dispatch.factsOf(sent, deliveries, persons));
  }

  private void shredOrphanUploadKeys() {
    List<FileId> orphans =
        ports.vault().uploads().stream()
            .filter(file -> !uploads.isBeingWritten(file))
            .filter(file -> !isArriving(file))
            .toList();
    if (!orphans.isEmpty()) {
      ports.vault().shredUploadKeys(orphans);
    }
  }

  /** What was sent has no upload key, unless an old copy of the vault brought it back. */
  private boolean isArriving(FileId id) {
    try {
      return ports
          .records()
          .file(id)
          .flatMap(file -> ports.records().transfer(file.transfer()))
          .filter(stored -> stored.transfer() instanceof Transfer.Uploading)
          .isPresent();
    } catch (DamagedException e) {
      return true;
    }
  }

  /** Blobs that no record lists. A blob that the vault still needs stays, whatever records say. */
  private void removeOrphanBlobs() throws IOException {
    Set<FileId> needed = new HashSet<>();
    ports.vault().live().forEach(entry -> needed.add(entry.delivery().facts().file()));
    for (Blobs.Name name : ports.blobs().all()) {
      if (needed.contains(name.file()) || uploads.isBeingWritten(name.file())) {
        continue;
      }
      if (!isListed(name)) {
        ports.blobs().delete(name);
        LOG.warn("a blob of file {} that no record lists was removed", name.file());
      }
    }
  }

  /** A blob whose record is damaged counts as listed. */
  private boolean isListed(Blobs.Name name) {
    try {
      return ports
          .records()
          .file(name.file())
          .filter(file -> file.bytesAbsentAt().isEmpty() && name.part() < file.parts().size())
          .isPresent();
    } catch (DamagedException e) {
      return true;
    }
  }
}

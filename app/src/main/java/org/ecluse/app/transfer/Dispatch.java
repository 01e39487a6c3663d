package org.ecluse.app.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ecluse.crypto.FileKey;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a transfer. First the vault takes in a wrapped key for every file and recipient and
 * destroys the upload keys, in one transaction; then the records make the transfer available, with
 * its facts. A crash between the two is completed forward by {@link Reconciliation}, from what the
 * vault has.
 */
final class Dispatch {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

  /** Transfers share them by their ids; those that do not meet share a sync of the disk instead. */
  private static final int LOCKS = 64;

  private final Ports ports;
  private final Sending sending;
  private final Uploads uploads;
  private final FileKeys keys;
  private final Views views;
  private final Ids ids;
  private final Reconciliation reconciliation;
  private final Arrears arrears;
  // One sending of a transfer at a time in this process: two would make its deliveries twice.
  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  Dispatch(
      Ports ports,
      Sending sending,
      Uploads uploads,
      FileKeys keys,
      Views views,
      Ids ids,
      Reconciliation reconciliation,
      Arrears arrears) {
    this.ports = ports;
    this.sending = sending;
    this.uploads = uploads;
    this.keys = keys;
    this.views = views;
    this.ids = ids;
    this.reconciliation = reconciliation;
    this.arrears = arrears;
  }

  Outcome<TransferView> send(Caller caller, TransferId id) {
    return send(caller, id, this::send);
  }

  /**
   * Sends a transfer whose only file has just arrived whole and is not known to the records as such
   * yet. A crash before they are told drops it, see {@link Reconciliation}: nobody was told.
   */
  Outcome<TransferView> sendWhole(Caller caller, Upload.Whole whole, FileKey key) {
    return send(caller, whole.file().transfer(), stored -> sendWhole(stored, whole, key));
  }

  private Outcome<TransferView> send(
      Caller caller, TransferId id, Function<StoredTransfer, Outcome<TransferView>> how) {
    if (ports.isTimeInDoubt()) {
      // Its expiry would be counted from a time that nobody knows.
      return Outcome.refused(Transfers.busy());
    }
    ReentrantLock lock = locks[Math.floorMod(id.hashCode(), LOCKS)];
    lock.lock();
    try {
      return sending.uploading(caller, id).then(how);
    } finally {
      lock.unlock();
    }
  }

  private Outcome<TransferView> sendWhole(StoredTransfer stored, Upload.Whole whole, FileKey key) {
    Transfer.Sent sent = ((Transfer.Uploading) stored.transfer()).sent(ports.now());
    List<Vault.Offer> offers = offersOf(whole.file(), key, sent);
    List<Delivery.Available> deliveries = offers.stream().map(Vault.Offer::delivery).toList();
    List<LedgerEvent> events = new ArrayList<>();
    events.add(whole.fact());
    events.addAll(factsOf(sent, deliveries, stored.persons().orElse(-1)));
    try {
      ports.vault().admit(offers, List.of());
      return available(
          sent, deliveries, ports.records().sendWhole(whole.file(), sent, deliveries, events));
    } catch (StoreException e) {
      arrears.owe(sent.id());
      throw e;
    }
  }

  private Outcome<TransferView> send(StoredTransfer stored) {
    if (stored.files().isEmpty()) {
      return Outcome.refused(Refusal.invalid("files", "a transfer needs a file"));
    }
    if (!stored.files().stream().allMatch(StoredFile::isComplete)) {
      return Outcome.refused(new Refusal.Conflict("a file has not arrived whole"));
    }
    Transfer.Sent sent = ((Transfer.Uploading) stored.transfer()).sent(ports.now());
    try {
      List<Vault.Offer> offers = offers(stored, sent);
      List<FileId> files = stored.files().stream().map(StoredFile::id).toList();
      ports.vault().admit(offers, files);
      return makeAvailable(stored, sent, offers);
    } catch (IOException | MissingEpochKeyException e) {
      return afterLostAnswer(stored.transfer().id(), e);
    } catch (StoreException e) {
      arrears.owe(stored.transfer().id());
      throw e;
    }
  }

  private List<Vault.Offer> offers(StoredTransfer stored, Transfer.Sent sent) throws IOException {
    List<Vault.Offer> offers = new ArrayList<>();
    for (StoredFile file : stored.files()) {
      try (FileKey key = uploads.unwrap(file)) {
        offers.addAll(offersOf(file, key, sent));
      }
    }
    return offers;
  }

  private List<Vault.Offer> offersOf(StoredFile file, FileKey key, Transfer.Sent sent) {
    List<Vault.Offer> offers = new ArrayList<>();
    for (AccountRef recipient : sent.recipients()) {
      DeliveryFacts facts =
          new DeliveryFacts(
              ids.delivery(),
              sent.id(),
              file.id(),
              sent.sender(),
              recipient,
              file.sizeBytes(),
              sent.expiresAt());
      offers.add(
          new Vault.Offer(
              Lifecycle.begin(facts, ports.rules().numbers()),
              keys.wrapForDelivery(key, facts, file)));
    }
    return offers;
  }

  private Outcome<TransferView> makeAvailable(
      StoredTransfer stored, Transfer.Sent sent, List<Vault.Offer> offers) {
    List<Delivery.Available> deliveries = offers.stream().map(Vault.Offer::delivery).toList();
    List<LedgerEvent> events = factsOf(sent, deliveries, stored.persons().orElse(-1));
    return available(sent, deliveries, ports.records().send(sent, deliveries, events));
  }

  private Outcome<TransferView> available(
      Transfer.Sent sent, List<Delivery.Available> deliveries, boolean recorded) {
    if (!recorded && !reconciliation.settleAdmitted(sent.id())) {
      return Outcome.refused(new Refusal.Conflict("the transfer has ended meanwhile"));
    }
    LOG.info("transfer {} sent: {} deliveries", sent.id(), deliveries.size());
    return Outcome.done(views.transfer(stored(sent.id())));
  }

  /** Its upload keys are gone: an earlier sending was admitted and its answer was lost. */
  private Outcome<TransferView> afterLostAnswer(TransferId id, Exception why) {
    if (reconciliation.settleAdmitted(id)) {
      return Outcome.done(views.transfer(stored(id)));
    }
    LOG.error("transfer {} cannot be sent: {}", id, why.getClass().getSimpleName());
    return Outcome.refused(new Refusal.Damaged());
  }

  private StoredTransfer stored(TransferId id) {
    return ports
        .records()
        .transfer(id)
        .orElseThrow(() -> new IllegalStateException("a transfer is never removed"));
  }

  /** The ledger's entries for a sending: the transfer and each delivery that it offers. */
  static List<LedgerEvent> factsOf(
      Transfer.Sent sent, List<Delivery.Available> deliveries, long persons) {
    List<LedgerEvent> events = new ArrayList<>();
    events.add(new LedgerEvent.TransferSent(sent.id(), sent.sender(), sent.expiresAt(), persons));
    for (Delivery.Available delivery : deliveries) {
      DeliveryFacts facts = delivery.facts();
      events.add(
          new LedgerEvent.DeliveryOffered(
              facts.id(),
              facts.transfer(),
              facts.file(),
              facts.recipient(),
              facts.sizeBytes(),
              facts.expiresAt()));
    }
    return events;
  }
}

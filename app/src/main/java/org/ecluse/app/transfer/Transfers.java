package org.ecluse.app.transfer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * THE application service: everything a door can ask for, and the only class of this package that a
 * door may call. Thread-safe. Every method decides anew whether the caller may, writes its facts on
 * the ledger with the state that they describe, and is durable when it returns.
 */
public final class Transfers {

  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Ports ports;
  private final Alarms alarms;
  private final Sending sending;
  private final Receiving receiving;
  private final Dispatch dispatch;
  private final Finishing finishing;
  private final Looking looking;
  private final Overview overview;
  private final Taking taking;
  private final Ending ending;
  private final Upkeep upkeep;
  private final Reconciliation reconciliation;
  private final Continuity continuity;
  private final Timekeeping timekeeping;
  private final Sleep sleep;
  private final Volume volume;

  /** Builds the service on its stores; call {@link #reconcile} before any door opens. */
  public Transfers(Ports ports) {
    this.ports = ports;
    Ids ids = new Ids(ports.random());
    Guard guard = new Guard(ports);
    FileKeys keys = new FileKeys(ports);
    LiveDeliveries live = new LiveDeliveries();
    this.alarms = new Alarms(ports);
    Arrears arrears = new Arrears();
    Moves moves = new Moves(ports, live, arrears);
    Uploads uploads = new Uploads(ports, keys, ids, alarms);
    Truth truth = new Truth(ports, alarms);
    Views views = new Views(ports, uploads, truth);
    Disposal disposal = new Disposal(ports, uploads);
    this.timekeeping = new Timekeeping(ports, guard, alarms);
    this.sleep = new Sleep(ports, guard, alarms);
    this.volume = new Volume(ports, guard, alarms);
    this.continuity = new Continuity(ports, guard, moves, alarms);
    this.reconciliation = new Reconciliation(ports, moves, uploads, alarms, continuity);
    this.looking = new Looking(ports, guard, views, truth, alarms);
    this.overview = new Overview(ports, guard, views);
    this.sending = new Sending(ports, guard, views, ids);
    this.receiving = new Receiving(ports, sending, views, uploads);
    this.dispatch =
        new Dispatch(ports, sending, uploads, keys, views, ids, reconciliation, arrears);
    this.taking =
        new Taking(ports, looking, live, new Releases(ports, moves, keys, alarms, sleep, volume));
    this.ending = new Ending(ports, guard, looking, views, moves, live, uploads, disposal);
    this.finishing = new Finishing(ports, uploads, dispatch, ending);
    this.upkeep =
        new Upkeep(ports, moves, live, uploads, ending, disposal, reconciliation, arrears);
  }

  // --- sending ---

  /** Begins a transfer; its recipients see nothing until {@link #send}. */
  public Outcome<TransferView> begin(Caller caller, NewTransfer wish) {
    return ifOpen(() -> sending.begin(caller, wish));
  }

  /**
   * A file of an uploading transfer begins to arrive.
   *
   * @param name the client's name for it; must not be taken in this transfer
   * @param declaredBytes the size the client announced, if it did: refused early when too large,
   *     and the file is whole exactly there
   */
  public Outcome<IncomingFile> receive(
      Caller caller, TransferId transfer, String name, OptionalLong declaredBytes) {
    return ifUsed(() -> receiving.receive(caller, transfer, name, declaredBytes));
  }

  /**
   * A transfer of one file begins together with it.
   *
   * @param name the client's name for it
   */
  public Outcome<IncomingFile> receiveAlone(Caller caller, NewTransfer wish, String name) {
    return ifUsed(() -> receiving.receiveAlone(caller, wish, name));
  }

  /** Goes on with a file behind what has arrived; another session that has it loses it. */
  public Outcome<IncomingFile> resume(Caller caller, FileId file) {
    return ifUsed(() -> receiving.resume(caller, file));
  }

  /** How far a file of an uploading transfer has come; only those with an announced size. */
  public Outcome<UploadView> upload(Caller caller, TransferId transfer, FileId file) {
    return orBusy(() -> receiving.upload(caller, transfer, file));
  }

  /** The largest file that this uploading transfer takes, in bytes. */
  public Outcome<Long> maxFileBytes(Caller caller, TransferId transfer) {
    return orBusy(() -> receiving.maxFileBytes(caller, transfer));
  }

  /** Renames a file of an uploading transfer. */
  public Outcome<FileView> rename(Caller caller, FileId file, String name) {
    return orBusy(() -> receiving.rename(caller, file, name));
  }

  /** Takes a file out of an uploading transfer, also from who writes it; nothing of it stays. */
  public Outcome<Allowed> discardFile(Caller caller, FileId file) {
    return orBusy(() -> receiving.discardFile(caller, file));
  }

  /** Sends: every file becomes a delivery for every recipient, and the expiry starts to run. */
  public Outcome<TransferView> send(Caller caller, TransferId transfer) {
    return ifUsed(() -> dispatch.send(caller, transfer));
  }

  /**
   * A file is whole, and with it its transfer, which is sent. A file that can be gone on with stays
   * where it cannot be made durable now; a transfer that cannot be sent is dropped.
   */
  public Outcome<TransferView> finishAndSend(Caller caller, IncomingFile file) {
    return ifUsed(() -> finishing.finishAndSend(caller, file));
  }

  /** The recipients that this sender may write to, by id. */
  public Outcome<List<RecipientView>> recipients(Caller caller) {
    return orBusy(() -> sending.recipients(caller));
  }

  /**
   * What the operator's rules allow this sender.
   *
   * @param recipients those that it has chosen already
   */
  public Outcome<LimitsView> limits(Caller caller, List<AccountId> recipients) {
    return orBusy(() -> sending.limits(caller, recipients));
  }

  // --- looking, which is always free ---

  /** One transfer: for its sender and admins. */
  public Outcome<TransferView> show(Caller caller, TransferId transfer) {
    return orBusy(() -> looking.show(caller, transfer));
  }

  /** A sender's own transfers that are not sent yet, newest first. */
  public Outcome<List<TransferView>> unsent(Caller caller) {
    return orBusy(() -> looking.unsent(caller));
  }

  /** A sender's own transfers, or all for an admin; newest first. */
  public Outcome<List<TransferView>> list(Caller caller, int limit) {
    return orBusy(() -> looking.list(caller, limit));
  }

  /** A part of everything live, for admins; newest first. */
  public Outcome<OverviewPage> overview(Caller caller, OverviewFilter filter) {
    return orBusy(() -> overview.page(caller, filter));
  }

  /** The ids of everything live that a filter asks for, for admins. */
  public Outcome<List<DeliveryId>> live(Caller caller, OverviewFilter filter) {
    return orBusy(() -> overview.ids(caller, filter));
  }

  /** Transfers that are not sent yet, for admins; the one with most time left comes first. */
  public Outcome<List<TransferView>> unsent(Caller caller, int limit) {
    return orBusy(() -> overview.unsent(caller, limit));
  }

  /** The ids of all transfers that are not sent yet, for admins. */
  public Outcome<List<TransferId>> unsentIds(Caller caller) {
    return orBusy(() -> overview.unsentIds(caller));
  }

  /** A recipient's live deliveries, oldest first. */
  public Outcome<List<DeliveryView>> inbox(Caller caller) {
    return orBusy(() -> looking.inbox(caller));
  }

  /** A recipient's live deliveries of one transfer, oldest first. */
  public Outcome<List<DeliveryView>> inbox(Caller caller, TransferId transfer) {
    return orBusy(() -> looking.inbox(caller, transfer));
  }

  /** Of these, the one whose file has this name; empty where none has. */
  public Outcome<Optional<DeliveryView>> inbox(Caller caller, TransferId transfer, String name) {
    return orBusy(() -> looking.inbox(caller, transfer, name));
  }

  /** One delivery, live or ended: for its sender, its recipient and admins. */
  public Outcome<DeliveryView> look(Caller caller, DeliveryId delivery) {
    return orBusy(() -> looking.look(caller, delivery));
  }

  /** Whether this caller could read a delivery now: it is live, and nobody else began to. */
  public Outcome<Boolean> mayRead(Caller caller, DeliveryId delivery) {
    return orBusy(() -> looking.mayRead(caller, delivery));
  }

  // --- taking ---

  /** Opens a live delivery for reading; free until the first byte is read. */
  public Outcome<OutgoingFile> take(Caller caller, DeliveryId delivery) {
    return ifOpen(() -> taking.take(caller, delivery));
  }

  /** The recipient has it: its key is destroyed now. Done again, it is the same answer. */
  public Outcome<DeliveryView> acknowledge(Caller caller, DeliveryId delivery) {
    return orBusy(() -> ending.acknowledge(caller, delivery));
  }

  // --- ending ---

  /** Stops every delivery of a transfer that has not ended; an uploading one is discarded. */
  public Outcome<TransferView> revoke(Caller caller, TransferId transfer) {
    return orBusy(() -> ending.revoke(caller, transfer));
  }

  /** Stops one delivery. */
  public Outcome<DeliveryView> revoke(Caller caller, DeliveryId delivery) {
    return orBusy(() -> ending.revoke(caller, delivery));
  }

  /** Frees the claim of a delivery so that another identity may begin again. */
  public Outcome<DeliveryView> reissue(Caller caller, DeliveryId delivery) {
    return orBusy(() -> ending.reissue(caller, delivery));
  }

  // --- upkeep: for the sweeper and start-up, not for doors ---

  /**
   * Puts right what a crash left; once, before the doors open.
   *
   * @throws StoreException where a store cannot be read
   */
  public void reconcile() {
    timekeeping.keep();
    sleep.look();
    continuity.look();
    reconcileStores();
  }

  private void reconcileStores() {
    try {
      reconciliation.atStart();
    } catch (IOException e) {
      throw new StoreException("the blobs cannot be read", e);
    }
  }

  /**
   * Lets records and vault remember each other as they are now, and notices where an old copy of
   * one was put back. To be done often: what came after the last time can be cut without trace.
   *
   * @throws StoreException where a store fails; the next round tries again
   */
  public void anchor() {
    if (continuity.look()) {
      reconcileStores();
    }
  }

  /**
   * Whether an admin has to decide before a door may open: a signed checkpoint speaks of entries
   * that the ledger lacks.
   */
  public boolean awaitsDecision() {
    return continuity.ledgerIsUnmet();
  }

  /**
   * Remembers the time durably and notices where the machine's clock cannot be believed; to be done
   * every second.
   *
   * @throws StoreException where a store fails; the next round tries again
   */
  public void keepTime() {
    timekeeping.keep();
  }

  /**
   * Closes the doors of a house that nobody uses, and hears of an admin who opened them; to be done
   * every second.
   *
   * @throws StoreException where a store fails; the next round tries again
   */
  public void watchUse() {
    sleep.look();
  }

  /** Whether nothing comes in or goes out because nobody used the house for long. */
  public boolean isClosed() {
    return sleep.isClosed();
  }

  /** An admin opens the doors of a house that nobody used, or keeps them open. */
  public Outcome<Allowed> open(Caller caller) {
    return orBusy(() -> sleep.open(caller));
  }

  /**
   * An admin has looked at what was fetched, and lets more be.
   *
   * @param recipient whose releases are frozen; empty where all are
   */
  public Outcome<Allowed> unfreeze(Caller caller, Optional<AccountId> recipient) {
    return orBusy(() -> volume.unfreeze(caller, recipient));
  }

  /** Something that only time or a probe shows was noticed: an alarm, see {@link Alarms}. */
  public void raise(LedgerEvent.Alarm alarm) {
    alarms.raise(alarm);
  }

  /** An admin says that the machine's clock, which leapt ahead, is right. */
  public Outcome<Allowed> confirmClock(Caller caller) {
    return orBusy(() -> timekeeping.confirm(caller));
  }

  /** After an old copy of the records was put back: an admin goes on with them. */
  public Outcome<Allowed> acceptRecords(Caller caller) {
    return orBusy(() -> continuity.accept(caller));
  }

  /**
   * One round of what time and failures ask for.
   *
   * @throws StoreException where a store cannot be written; the next round tries again
   */
  public SweepReport sweep() {
    return upkeep.sweep();
  }

  /** Authority or a delivery may have changed in another process: stops what no longer may run. */
  public void recheck() {
    upkeep.recheck();
  }

  /** Bytes that should be gone and are not verified absent; anything but 0 is an alarm. */
  public long expiredButStoredBytes() {
    return ports.records().expiredButStoredBytes(ports.now());
  }

  /** What a house that nobody used does not do until an admin has opened it. */
  private <T> Outcome<T> ifOpen(Supplier<Outcome<T>> request) {
    return sleep.refusal().map(Outcome::<T>refused).orElseGet(() -> orBusy(request));
  }

  /** As {@link #ifOpen}; what is done shows that the house is used. */
  private <T> Outcome<T> ifUsed(Supplier<Outcome<T>> request) {
    return ifOpen(request)
        .map(
            value -> {
              sleep.used();
              return value;
            });
  }

  private static <T> Outcome<T> orBusy(Supplier<Outcome<T>> request) {
    try {
      return request.get();
    } catch (DamagedException e) {
      LOG.error("a store is damaged: {}", e.getMessage());
      return Outcome.refused(new Refusal.Damaged());
    } catch (StoreException e) {
      LOG.error("a store failed: {}", e.getMessage());
      return Outcome.refused(busy());
    }
  }

  static Refusal busy() {
    return new Refusal.Busy(RETRY_AFTER);
  }
}

package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;

/**
 * The ordinary store: transfers, files, deliveries as last heard from the vault, ledger. Each
 * method that changes something is one durable transaction that also appends the given facts to the
 * ledger. A boolean answer is the database's row count: false means that somebody was first and
 * nothing changed, no fact was written either.
 */
public interface Records {

  /**
   * A file whose bytes can go; its name and hash, which may be damaged, are not needed for that.
   *
   * @param parts how many parts the records list
   */
  record Disposable(FileId id, int parts) {}

  // --- transfers ---

  void open(StoredTransfer transfer, List<LedgerEvent> events);

  Optional<StoredTransfer> transfer(TransferId id);

  /** A transfer without its files, of which there may be very many. */
  Optional<StoredTransfer> head(TransferId id);

  /** Transfers of one sender, or of all where empty; newest first. */
  List<StoredTransfer> transfers(Optional<AccountRef> sender, int limit);

  /** A sender's transfers that are still uploading, newest first. */
  List<StoredTransfer> uploading(AccountRef sender);

  /**
   * Of {@code Uploading} to sent, with its deliveries; false where it was not uploading any more.
   */
  boolean send(Transfer.Sent sent, List<Delivery.Available> deliveries, List<LedgerEvent> events);

  /** The file of a transfer became whole and is sent at once; false as {@link #send}. */
  boolean sendWhole(
      StoredFile file,
      Transfer.Sent sent,
      List<Delivery.Available> deliveries,
      List<LedgerEvent> events);

  /** Of {@code Uploading} to discarded; false where it was not uploading any more. */
  boolean discard(Transfer.Discarded discarded, List<LedgerEvent> events);

  /** Transfers that are still uploading and whose time ran out at {@code now}. */
  List<Transfer.Uploading> overdueUploads(Instant now, int limit);

  /** Transfers that are still uploading; those that may still be sent for longest come first. */
  List<TransferId> unsent(int limit);

  // --- files ---

  /**
   * Adds a file that begins to arrive; false where the transfer has that name or is not uploading.
   */
  boolean addFile(StoredFile file);

  Optional<StoredFile> file(FileId id);

  /** A part became durable (or the file is complete); false where its transfer is not uploading. */
  boolean updateFile(StoredFile file, List<LedgerEvent> events);

  /** Takes a file out of an uploading transfer; its blobs become deletable. */
  boolean removeFile(FileId id, List<LedgerEvent> events);

  /**
   * Files that no live delivery and no upload needs and whose absence is not verified yet, oldest
   * first.
   */
  List<Disposable> disposable(int limit);

  /** The absence of these files' bytes was verified; a file of which it is known keeps its time. */
  void bytesAbsent(Map<FileId, LedgerEvent> facts, Instant at);

  /** Bytes of files that have expired at {@code now} or have ended but are not verified absent. */
  long expiredButStoredBytes(Instant now);

  // --- deliveries ---

  Optional<Delivery> delivery(DeliveryId id);

  List<Delivery> deliveries(TransferId transfer);

  /** Live deliveries for a recipient, oldest first. */
  List<Delivery> inbox(AccountRef recipient);

  /** Of these, those of one transfer. */
  List<Delivery> inbox(AccountRef recipient, TransferId transfer);

  /** Of these, the one whose file has this name, exactly. */
  Optional<Delivery> inbox(AccountRef recipient, TransferId transfer, String fileName);

  /** Records what the vault decided; a delivery that already has this state is left alone. */
  boolean follow(Delivery delivery, List<LedgerEvent> events);

  /** Live deliveries that a filter asks for, newest first. */
  List<Delivery> liveDeliveries(OverviewFilter filter);

  /** How many live deliveries a filter asks for, whatever it skips. */
  long countLive(OverviewFilter filter);

  /** All live deliveries by the records' word: for reconciliation and fsck. */
  List<Delivery> liveDeliveries();

  /** All files whose absence is not verified: for fsck. */
  List<StoredFile> storedFiles();

  // --- facts alone ---

  void append(List<LedgerEvent> events);
}

package org.ecluse.app.transfer;

import java.util.List;
import java.util.OptionalLong;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * THE application service: everything a door can ask for, and the only class of this package that a
 * door may call. Thread-safe. Every method decides anew whether the caller may, writes its facts on
 * the ledger with the state that they describe, and is durable when it returns.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Transfers {

  // --- sending ---

  /** Begins a transfer; its recipients see nothing until {@link #send}. */
  public Outcome<TransferView> begin(Caller caller, NewTransfer wish) {
    throw new UnsupportedOperationException();
  }

  /**
   * A file of an uploading transfer begins to arrive.
   *
   * @param name the client's name for it; must not be taken in this transfer
   * @param declaredBytes the size the client announced, if it did; refused early when too large
   */
  public Outcome<IncomingFile> receive(
      Caller caller, TransferId transfer, String name, OptionalLong declaredBytes) {
    throw new UnsupportedOperationException();
  }

  /** Goes on with a file that was suspended; {@code conflict} while another session writes it. */
  public Outcome<IncomingFile> resume(Caller caller, FileId file) {
    throw new UnsupportedOperationException();
  }

  /** Renames a file of an uploading transfer. */
  public Outcome<FileView> rename(Caller caller, FileId file, String name) {
    throw new UnsupportedOperationException();
  }

  /** Takes a file out of an uploading transfer; nothing of it stays. */
  public Outcome<Allowed> discardFile(Caller caller, FileId file) {
    throw new UnsupportedOperationException();
  }

  /** Sends: every file becomes a delivery for every recipient, and the expiry starts to run. */
  public Outcome<TransferView> send(Caller caller, TransferId transfer) {
    throw new UnsupportedOperationException();
  }

  /** The recipients that this sender may write to, by id. */
  public Outcome<List<RecipientView>> recipients(Caller caller) {
    throw new UnsupportedOperationException();
  }

  // --- looking, which is always free ---

  /** One transfer: for its sender and admins. */
  public Outcome<TransferView> show(Caller caller, TransferId transfer) {
    throw new UnsupportedOperationException();
  }

  /** A sender's own transfers, or all for an admin; newest first. */
  public Outcome<List<TransferView>> list(Caller caller, int limit) {
    throw new UnsupportedOperationException();
  }

  /** A recipient's live deliveries, oldest first. */
  public Outcome<List<DeliveryView>> inbox(Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** One delivery, live or ended: for its sender, its recipient and admins. */
  public Outcome<DeliveryView> look(Caller caller, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }

  // --- taking ---

  /** Opens a live delivery for reading; free until the first byte is read. */
  public Outcome<OutgoingFile> take(Caller caller, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }

  /** The recipient has it: its key is destroyed now. Done again, it is the same answer. */
  public Outcome<DeliveryView> acknowledge(Caller caller, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }

  // --- ending ---

  /** Stops every delivery of a transfer that has not ended; an uploading one is discarded. */
  public Outcome<TransferView> revoke(Caller caller, TransferId transfer) {
    throw new UnsupportedOperationException();
  }

  /** Stops one delivery. */
  public Outcome<DeliveryView> revoke(Caller caller, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }

  /** Frees the claim of a delivery so that another identity may begin again. */
  public Outcome<DeliveryView> reissue(Caller caller, DeliveryId delivery) {
    throw new UnsupportedOperationException();
  }
}

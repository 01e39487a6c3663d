package org.ecluse.app.transfer;

import java.util.List;
import java.util.Optional;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Moment;

/**
 * The store of wrapped keys and of what has been let out; the authority on one-time. Every method
 * that changes something is durable when it returns, but for {@link #settledSoon}. It holds no
 * rules: it compares and sets by version. Shredding is part of setting an {@link Delivery.Ended}
 * state: in the same transaction the wrapped key's bytes are overwritten in place, and before the
 * method returns no page and no write-ahead log of the vault holds them.
 */
public interface Vault {

  /**
   * A delivery's state as the vault has it.
   *
   * @param version rises with every change; zero rows changed at this version means somebody moved
   *     it
   */
  record Entry(Delivery delivery, long version) {}

  /** A delivery with the key wrapped for it. */
  record Offer(Delivery.Available delivery, WrappedKey key) {}

  /**
   * Numbers of deliveries whose key exists.
   *
   * @param claimed how many of the live ones are claimed
   */
  record Tally(long live, long claimed) {}

  // --- uploads: one key per file that is still arriving ---

  void keepUploadKey(FileId file, WrappedKey key);

  Optional<WrappedKey> uploadKey(FileId file);

  /** Destroys the keys of uploads; unknown ones are ignored. */
  void shredUploadKeys(List<FileId> files);

  /** Files that have an upload key: for reconciliation. */
  List<FileId> uploads();

  // --- deliveries ---

  /** Takes in all deliveries of a transfer and destroys the upload keys of its files, at once. */
  void admit(List<Offer> offers, List<FileId> uploadsDone);

  Optional<Entry> find(DeliveryId id);

  /** Those of them that are there and sound. */
  List<Entry> findAll(List<DeliveryId> ids);

  /** The wrapped key of a live delivery; empty once it was shredded. */
  Optional<WrappedKey> key(DeliveryId id);

  /** Sets the next state where the version is still the one seen; false where it is not. */
  boolean compareAndSet(Entry seen, Delivery next);

  // --- time and reconciliation ---

  /** Live deliveries that have expired by then, or whose unreported lease has ended. */
  List<Entry> due(Moment moment, int limit);

  /** Ended deliveries that {@link #settled} has not been told about, oldest first. */
  List<Entry> unsettled(int limit);

  /** The records know of this end; it needs no further reconciliation. */
  void settled(List<DeliveryId> ids);

  /** As {@link #settled}, with the next change: until then it may be lost, and is found again. */
  void settledSoon(DeliveryId id);

  /** All live deliveries: for fsck and start-up. */
  List<Entry> live();

  /** How many deliveries live; counted where they lie, in the same memory however many. */
  Tally tally();

  /** Ids of ended deliveries and their reasons: for fsck. */
  List<Entry> ended();

  /** How many wrapped keys there are, of deliveries and of uploads, whatever else is known. */
  long keys();

  /** How many live wrapped keys an epoch's key still protects. */
  long liveKeys(String epoch);
}

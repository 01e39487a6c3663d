package org.ecluse.policy.ledger;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Origin;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;
import org.ecluse.policy.transfer.TransferId;

/**
 * One fact for the ledger. It names things by their random ids only, and an address by a pseudonym:
 * no person, file name, purpose, address, token or key has a place in any of these records.
 */
public sealed interface LedgerEvent {

  /** An account was made. */
  record AccountAdded(AccountRef account, Role role) implements LedgerEvent {}

  /** An account may no longer do anything. */
  record AccountDisabled(AccountRef account) implements LedgerEvent {}

  /** A disabled account may act again. */
  record AccountEnabled(AccountRef account) implements LedgerEvent {}

  /** Where an account gets messages was changed. */
  record AccountMailChanged(AccountRef account) implements LedgerEvent {}

  /** An SSH public key was added to an account. */
  record KeyAdded(AccountRef account, String fingerprint) implements LedgerEvent {}

  /** An SSH public key was taken from an account. */
  record KeyRevoked(AccountRef account, String fingerprint) implements LedgerEvent {}

  /** A pass was issued. */
  record PassIssued(PassId pass, AccountRef account, Instant expiresAt) implements LedgerEvent {}

  /** A pass was withdrawn before its end. */
  record PassRevoked(PassId pass) implements LedgerEvent {}

  /** An account may choose anew how it signs in, once, until then. */
  record InvitationIssued(AccountRef account, Instant expiresAt) implements LedgerEvent {}

  /** An account took up its invitation: all it signed in with before is void. */
  record InvitationTaken(AccountRef account, Factor factor) implements LedgerEvent {}

  /** An account that was signed in added one more way to sign in. */
  record FactorAdded(AccountRef account, Factor factor) implements LedgerEvent {}

  /** A way to sign in was taken from an account. */
  record FactorRemoved(AccountRef account, Factor factor) implements LedgerEvent {}

  /** A person signed in. */
  record SessionStarted(SessionId session, AccountRef account, Factor factor, Instant endsAt)
      implements LedgerEvent {}

  /** A session was ended before its time, by its person or an admin. */
  record SessionEnded(SessionId session) implements LedgerEvent {}

  /** A transfer was begun; nothing of it can be taken yet. */
  record TransferOpened(TransferId transfer, AccountRef sender, Instant expiresAt)
      implements LedgerEvent {}

  /**
   * A file of a transfer has arrived whole and is durable.
   *
   * @param records lines of CSV, counted while it arrived; -1 where its name does not end in .csv
   */
  record FileReceived(TransferId transfer, FileId file, long sizeBytes, long records)
      implements LedgerEvent {}

  /** A file was taken out of a transfer before it was sent. */
  record FileDiscarded(TransferId transfer, FileId file, EndReason reason) implements LedgerEvent {}

  /** One delivery was made when its transfer was sent. */
  record DeliveryOffered(
      DeliveryId delivery,
      TransferId transfer,
      FileId file,
      AccountRef recipient,
      long sizeBytes,
      Instant expiresAt)
      implements LedgerEvent {}

  /**
   * A transfer was sent: its deliveries can be taken.
   *
   * @param persons how many persons it concerns, as declared by the sender; -1 where not declared
   */
  record TransferSent(TransferId transfer, AccountRef sender, Instant expiresAt, long persons)
      implements LedgerEvent {}

  /** A transfer that was never sent came to its end. */
  record TransferDiscarded(TransferId transfer, EndReason reason) implements LedgerEvent {}

  /** An identity began to read. */
  record DeliveryClaimed(DeliveryId delivery, Identity identity) implements LedgerEvent {}

  /**
   * The identity that claimed a delivery begins to read it from somewhere; written before a byte
   * leaves, and at least once for each origin of a claim, however often it reads from there.
   */
  record DeliveryReached(DeliveryId delivery, Identity identity, Origin origin)
      implements LedgerEvent {}

  /** A claim was idle for its whole lease and is incomplete; its sender should know. */
  record LeaseLapsed(DeliveryId delivery) implements LedgerEvent {}

  /**
   * A claim was freed and the budget renewed.
   *
   * @param count the how-manieth time
   */
  record DeliveryReissued(DeliveryId delivery, int count) implements LedgerEvent {}

  /**
   * A delivery ended and its key was destroyed.
   *
   * @param bytesLeft how many different bytes of the file may have left since the last reissue
   */
  record DeliveryEnded(DeliveryId delivery, EndReason reason, long bytesLeft)
      implements LedgerEvent {}

  /** The bytes of a file are gone, and that was verified. */
  record BytesAbsent(FileId file, long sealedBytes) implements LedgerEvent {}

  /** A fact that somebody has to look at: it is raised in log and metrics as well. */
  sealed interface Alarm extends LedgerEvent {

    /** What {@link #type} of all alarms there are, so that none can be missing where they show. */
    static List<String> types() {
      return Arrays.stream(Alarm.class.getPermittedSubclasses()).map(LedgerFields::typeOf).toList();
    }
  }

  /** Something stored is missing or failed its authentication; nobody can take it. */
  record IntegrityFailed(FileId file) implements Alarm {}

  /**
   * The ledger lacks entries that the vault remembers: an old copy of the records was put back.
   *
   * @param knownEntries how many there once were
   * @param entries how many were found
   */
  record RecordsBehind(long knownEntries, long entries) implements Alarm {}

  /**
   * The ledger is not one that a signed checkpoint speaks of: an old copy of the whole home was put
   * back, or entries were changed.
   *
   * @param knownEntries how many entries the checkpoint speaks of
   * @param knownHash the root of the tree over them
   * @param entries how many were found
   */
  record LedgerUnmet(long knownEntries, String knownHash, long entries) implements Alarm {}

  /**
   * The vault is older than the records remember: an old copy of it was put back, or it was lost.
   *
   * @param knownNumber of the newest anchor that the records have seen
   * @param number of the anchor that was found
   */
  record VaultBehind(long knownNumber, long number) implements Alarm {}

  /**
   * The machine's clock leapt ahead too far to be believed; until an admin confirms it, or it is
   * credible again, nothing is let out, sent or erased by time.
   *
   * @param known what time it is by what was known
   * @param shown what the clock shows
   */
  record ClockAhead(Instant known, Instant shown) implements Alarm {}

  /** The machine's clock was set back; the house's time goes on without it. */
  record ClockBehind(Instant known, Instant shown) implements Alarm {}

  /** Records and vault contradict each other about a delivery; nobody can take it. */
  record StoresDisagree(DeliveryId delivery, Contradiction how) implements Alarm {}

  /** Nothing was sent or fetched for long; unless that changes, the doors will close. */
  record DormancyNear(Instant lastUse, Instant closesAt) implements Alarm {}

  /** Nothing was sent or fetched for too long: the doors are closed until an admin opens them. */
  record DoorsClosed(Instant lastUse) implements Alarm {}

  /**
   * More was let out within an hour than is usual here: nothing more is, until an admin says so.
   *
   * @param files deliveries whose key was used within the hour, the refused one among them
   * @param bytes the sizes of their files
   */
  record ReleasesFrozen(long files, long bytes) implements Alarm {}

  /** As {@link ReleasesFrozen}, of one recipient. */
  record RecipientFrozen(AccountRef recipient, long files, long bytes) implements Alarm {}

  /** Bytes that should be gone are not verified absent, and have not been for a while. */
  record BytesNotAbsent(long bytes) implements Alarm {}

  /** There is little room left where the files lie. */
  record DiskLow(long freeBytes) implements Alarm {}

  /** Many logins or passes were refused within a few minutes. */
  record Guessing(long refused) implements Alarm {}

  /** An admin opened the doors of a house that was, or would soon have been, closed. */
  record DoorsOpened(Instant lastUse) implements LedgerEvent {}

  /** An admin lets things out again; what left before counts no more. */
  record ReleasesUnfrozen() implements LedgerEvent {}

  /** As {@link ReleasesUnfrozen}, of one recipient. */
  record RecipientUnfrozen(AccountRef recipient) implements LedgerEvent {}

  /** The key-wrapping key of an epoch was destroyed. */
  record EpochKeyDestroyed(String epoch) implements LedgerEvent {}

  /** The machine's clock is believed again. */
  record ClockAgrees(Instant known) implements LedgerEvent {}

  /** An admin confirmed that the machine's clock, which had leapt ahead, is right. */
  record ClockConfirmed(Instant known, Instant shown) implements LedgerEvent {}

  /**
   * A key begins to sign checkpoints of the ledger.
   *
   * @param key its public half under the ledger's name, as a verifier key
   */
  record LedgerKeyTaken(String key) implements LedgerEvent {}

  /**
   * An admin accepted that the ledger lacks entries; from here on it is whole again.
   *
   * @param knownEntries how many there once were
   * @param knownHash of the last of them, for whoever has an export
   * @param entries how many were left before this one
   */
  record LedgerGapAccepted(long knownEntries, String knownHash, long entries)
      implements LedgerEvent {}

  /**
   * After their time the facts of old entries were erased; their places in chain and tree stay.
   * What the ledger says about itself is never erased.
   *
   * @param upTo the number of the last entry that this may have concerned
   */
  record LedgerFactsErased(long upTo) implements LedgerEvent {}

  /**
   * After their time transfers that were over were removed from the records.
   *
   * @param transfers how many
   */
  record TransfersForgotten(long transfers) implements LedgerEvent {}

  /** Whose account it was is not known any more; its ref stays where it stood. */
  record AccountForgotten(AccountRef account) implements LedgerEvent {}

  /** Start-up or the sweeper put right what a crash had left between vault and records. */
  record Reconciled(DeliveryId delivery, EndReason reason) implements LedgerEvent {}

  /** The key that signs passes was replaced; earlier ones verify until their passes end. */
  record PassKeyRotated(String keyId) implements LedgerEvent {}

  /** The stable name of the kind of fact, such as {@code delivery_claimed}. */
  default String type() {
    return LedgerFields.typeOf(getClass());
  }

  /** The fact's fields in their stable order; values are {@code String} or {@code Long}. */
  default Map<String, Object> fields() {
    return LedgerFields.of(this);
  }
}

package org.ecluse.app.transfer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.Origin;
import org.ecluse.policy.transfer.RangeSet;

/**
 * What this process knows of one delivery that it lets out: its readers and its credit.
 *
 * <p><em>Credit</em> is bytes that were reserved in the vault, durably and against the budget, and
 * have certainly not left: a reader closed before it used up its block. There are no refunds, so
 * they are not given back; the next reader in this process uses them up before it takes more from
 * the budget. A crash forgets them, which errs on the safe side.
 *
 * <p>One lock covers readers, blocks and credit. A reader takes bytes out of its block under the
 * lock before it decrypts them, so another reader that finds the budget empty may take back the
 * others' unused blocks ({@link #reclaim}) without any byte being counted once and sent twice.
 */
final class LiveDelivery {

  /** How many origins of one claim are remembered. */
  private static final int MOST_ORIGINS = 64;

  private final DeliveryFacts facts;
  final ReentrantLock lock = new ReentrantLock();
  private final Condition acknowledged = lock.newCondition();
  private final List<Reader> readers = new ArrayList<>();
  private Optional<Vault.Entry> lastSeen = Optional.empty();
  private Optional<Delivery.Claimed> claim = Optional.empty();
  private long creditBytes;
  private boolean claimOnLedger;
  private final Set<Origin> origins = new HashSet<>();

  LiveDelivery(DeliveryFacts facts) {
    this.facts = facts;
  }

  DeliveryFacts facts() {
    return facts;
  }

  List<Reader> readers() {
    lock.lock();
    try {
      return List.copyOf(readers);
    } finally {
      lock.unlock();
    }
  }

  // The methods from here to reclaim() want the lock held.

  void join(Reader reader) {
    if (!readers.contains(reader)) {
      readers.add(reader);
    }
  }

  void leave(Reader reader) {
    if (readers.remove(reader)) {
      takeBackBlock(reader);
    }
    acknowledged.signalAll();
  }

  Optional<Vault.Entry> lastSeen() {
    return lastSeen;
  }

  /**
   * Remembers the state that this process last set or saw. Neither credit nor a block outlives the
   * claim that it was reserved under: a reader of a freed claim that ends late would otherwise
   * leave the rest of its block to the next claim, beyond that one's budget.
   */
  void saw(Vault.Entry entry) {
    Optional<Delivery.Claimed> now =
        entry.delivery() instanceof Delivery.Claimed claimed
            ? Optional.of(claimed)
            : Optional.empty();
    if (claim.isEmpty() || now.isEmpty() || !sameClaim(claim.get(), now.get())) {
      readers.forEach(Reader::giveUpBlock);
      creditBytes = 0;
      claimOnLedger = false;
      origins.clear();
    }
    claim = now;
    lastSeen = Optional.of(entry);
  }

  /** The state may have moved elsewhere: the next reservation reads it anew. */
  void forget() {
    lastSeen = Optional.empty();
  }

  boolean isClaimOnLedger() {
    return claimOnLedger;
  }

  void claimIsOnLedger() {
    claimOnLedger = true;
  }

  /** Whether the ledger knows that the claim reads from there, as far as this process remembers. */
  boolean isOnLedger(Origin origin) {
    return origins.contains(origin);
  }

  /** Beyond a bound it begins to remember anew: then an origin is written once more. */
  void isNowOnLedger(Origin origin) {
    if (origins.size() == MOST_ORIGINS) {
      origins.clear();
    }
    origins.add(origin);
  }

  long creditBytes() {
    return creditBytes;
  }

  void useCredit(long bytes) {
    creditBytes -= bytes;
  }

  void takeBackBlock(Reader reader) {
    creditBytes += reader.giveUpBlock();
  }

  /** What all other readers have reserved. */
  RangeSet heldByOthers(Reader reader) {
    RangeSet held = RangeSet.EMPTY;
    for (Reader other : readers) {
      if (other != reader) {
        held = held.plus(other.reserved());
      }
    }
    return held;
  }

  /** A reader begins at a position that another one, perhaps a dead line, was handed. */
  void noteResume(Reader reader, long position) {
    for (Reader other : readers) {
      if (other != reader) {
        other.noteResume(position);
      }
    }
  }

  /** Turns every reader's unused block into credit: the budget has nothing left to give. */
  void reclaim() {
    readers.forEach(this::takeBackBlock);
  }

  /** Waits until no reader waits for an acknowledgement, at most this long. Without the lock. */
  void awaitAcknowledgements(Duration atMost) throws InterruptedException {
    long nanos = atMost.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && readers.stream().anyMatch(Reader::isAwaitingAcknowledgement)) {
        nanos = acknowledged.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops every reader; those of them that are being read learn it by their refusal.
   *
   * @param breakLines whether the doors break the connections; not after a proper delivery
   */
  void stop(Refusal why, boolean breakLines) {
    readers().forEach(reader -> reader.stop(why, breakLines));
  }

  private static boolean sameClaim(Delivery.Claimed one, Delivery.Claimed other) {
    return one.reissues() == other.reissues()
        && one.claim().identity().equals(other.claim().identity());
  }
}

package org.ecluse.app.transfer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.crypto.FileKey;
import org.ecluse.crypto.FileOpener;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Block;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Origin;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.Start;
import org.ecluse.policy.transfer.Transition;

/**
 * Lets bytes of deliveries out: claims, reserves blocks, opens files, and books what became of each
 * reader. Every method here that takes a {@link Reader} serialises on its delivery's lock.
 */
final class Releases {

  /**
   * A reader's first block; the whole file where it is smaller. Doubles while the reader goes on.
   */
  static final long FIRST_BLOCK_BYTES = 1L << 20;

  /** The largest block: what a crash can cost a reader of its slack. */
  static final long LARGEST_BLOCK_BYTES = 8L << 20;

  private final Ports ports;
  private final Moves moves;
  private final FileKeys keys;
  private final Alarms alarms;
  private final Sleep sleep;
  private final Volume volume;

  Releases(Ports ports, Moves moves, FileKeys keys, Alarms alarms, Sleep sleep, Volume volume) {
    this.ports = ports;
    this.moves = moves;
    this.keys = keys;
    this.alarms = alarms;
    this.sleep = sleep;
    this.volume = volume;
  }

  /** Sets bytes aside for a reader, at most the wish and at least one. */
  Outcome<Range> reserve(Reader reader, Range wish) {
    LiveDelivery live = reader.live();
    live.lock.lock();
    reader.reserving(true);
    try {
      Moment moment = ports.moment();
      if (reader.stopped().isPresent()) {
        return Outcome.refused(reader.stopped().get());
      }
      if (ports.isTimeInDoubt()) {
        return Outcome.refused(Transfers.busy());
      }
      if (sleep.refusal().isPresent()) {
        return Outcome.refused(sleep.refusal().get());
      }
      if (live.facts().hasExpired(moment.now()) || leaseIsOld(live, moment.steady())) {
        live.forget();
      } else {
        Range taken = reader.takeFromBlock(wish);
        if (!taken.isEmpty()) {
          return Outcome.done(taken);
        }
      }
      return newBlock(reader, wish, moment).map(_ -> reader.takeFromBlock(wish));
    } finally {
      reader.reserving(false);
      live.lock.unlock();
    }
  }

  private Outcome<Range> newBlock(Reader reader, Range wish, Moment moment) {
    LiveDelivery live = reader.live();
    boolean begins = !reader.hasBegun();
    live.takeBackBlock(reader);
    if (begins) {
      live.join(reader);
      // Asked again behind the join: whoever withdraws a grant either finds this reader or comes
      // before this question.
      if (!ports.liveGrant().holds(reader.caller().grant())) {
        return Outcome.refused(new Refusal.Unauthenticated());
      }
      live.noteResume(reader, wish.start());
    }
    long end =
        Math.min(
            live.facts().sizeBytes(),
            wish.start() + Math.max(wish.lengthBytes(), reader.takeNextBlockBytes()));
    Range range = new Range(wish.start(), end);
    Start start = begins ? new Start.BeginsHere(live.heldByOthers(reader)) : new Start.GoesOn();
    while (true) {
      boolean remembered = live.lastSeen().isPresent();
      Optional<Vault.Entry> seen = live.lastSeen().or(() -> ports.vault().find(live.facts().id()));
      if (seen.isEmpty()) {
        return Outcome.refused(new Refusal.Damaged());
      }
      live.saw(seen.get());
      putClaimOnLedger(live, seen.get().delivery());
      reclaimIfShort(live, seen.get(), range);
      Block block = new Block(range, start, live.creditBytes());
      Function<Delivery, Outcome<Transition>> ask =
          delivery -> ask(reader, delivery, block, moment);
      Optional<Outcome<Moves.Moved>> moved =
          begins ? moves.attempt(seen.get(), ask, volume) : moves.attempt(seen.get(), ask);
      boolean refused = moved.isPresent() && moved.get() instanceof Outcome.Refused;
      if (moved.isPresent() && !(refused && remembered)) {
        return moved.get().then(done -> granted(reader, done, block));
      }
      // A race was lost, or what was remembered is refused: only the vault's own word counts.
      live.forget();
    }
  }

  private Outcome<Transition> ask(Reader reader, Delivery delivery, Block block, Moment moment) {
    if (delivery instanceof Delivery.Live && !reader.belongsTo(delivery)) {
      return Outcome.refused(new Refusal.Claimed());
    }
    Identity identity = reader.caller().grant().identity();
    return Lifecycle.reserve(delivery, identity, block, moment, ports.rules().numbers())
        .map(transition -> withOrigin(reader, transition));
  }

  /**
   * No byte leaves to an origin before the ledger knows that the claim reads from there: with the
   * fact of a new claim in one transaction, for an older one before anything is set aside.
   */
  private Transition withOrigin(Reader reader, Transition transition) {
    Optional<Origin> origin = reader.caller().origin();
    LiveDelivery live = reader.live();
    if (!(transition.next() instanceof Delivery.Claimed claimed)
        || origin.isEmpty()
        || live.isOnLedger(origin.get())) {
      return transition;
    }
    LedgerEvent reached =
        new LedgerEvent.DeliveryReached(
            claimed.facts().id(), claimed.claim().identity(), origin.get());
    if (transition.event().isPresent()) {
      return transition.with(reached);
    }
    ports.records().append(List.of(reached));
    live.isNowOnLedger(origin.get());
    return transition;
  }

  private static void reclaimIfShort(LiveDelivery live, Vault.Entry seen, Range range) {
    if (seen.delivery() instanceof Delivery.Live state
        && state.budget().remainingBytes() + live.creditBytes() < range.lengthBytes()) {
      live.reclaim();
    }
  }

  private Outcome<Range> granted(Reader reader, Moves.Moved moved, Block block) {
    LiveDelivery live = reader.live();
    return switch (moved.after().delivery()) {
      case Delivery.Ended ended -> Outcome.refused(Refusal.gone(ended.reason()));
      case Delivery.Available _ -> throw new IllegalStateException("a reservation claims");
      case Delivery.Claimed claimed -> {
        Range range = Lifecycle.granted((Delivery.Live) moved.before(), block);
        live.saw(moved.after());
        live.useCredit(Math.min(live.creditBytes(), range.lengthBytes()));
        live.claimIsOnLedger();
        reader.caller().origin().ifPresent(live::isNowOnLedger);
        sleep.used();
        reader.gotBlock(range, claimed);
        yield Outcome.done(range);
      }
    };
  }

  /**
   * No byte leaves before its claim is on the ledger, also where a crash came between the two, or
   * the ledger failed. It is asked before anything is set aside, so that trying again while the
   * ledger takes nothing costs no budget.
   */
  private void putClaimOnLedger(LiveDelivery live, Delivery seen) {
    if (!live.isClaimOnLedger() && seen instanceof Delivery.Claimed claimed) {
      moves.catchUp(claimed);
      live.claimIsOnLedger();
    }
  }

  private boolean leaseIsOld(LiveDelivery live, Instant steady) {
    Duration lease = ports.rules().numbers().lease();
    return live.lastSeen().isPresent()
        && live.lastSeen().get().delivery() instanceof Delivery.Claimed claimed
        && Duration.between(steady, claimed.claim().lease().until()).compareTo(lease.dividedBy(2))
            < 0;
  }

  /** Unwraps the key and opens the file; the claim is made, so this happens once per reader. */
  OpenedFile openFile(Reader reader) throws IOException {
    DeliveryFacts facts = reader.live().facts();
    StoredFile file =
        ports
            .records()
            .file(facts.file())
            .orElseThrow(() -> new IOException("no such file in the records"));
    WrappedKey wrapped =
        ports.vault().key(facts.id()).orElseThrow(() -> new IOException("the key is destroyed"));
    FileKey key = keys.unwrapDelivery(wrapped, facts, file);
    try {
      FileOpener opener = keys.open(key, file);
      return new OpenedFile(key, opener);
    } catch (IOException | RuntimeException e) {
      key.close();
      throw e;
    }
  }

  /** Why a reader cannot go on after a failed read: it has ended meanwhile, or it is damaged. */
  Refusal damaged(Reader reader) {
    DeliveryFacts facts = reader.live().facts();
    Optional<Vault.Entry> entry = ports.vault().find(facts.id());
    if (entry.isPresent() && entry.get().delivery() instanceof Delivery.Ended ended) {
      return Refusal.gone(ended.reason());
    }
    alarms.raise(new LedgerEvent.IntegrityFailed(facts.file()));
    return new Refusal.Damaged();
  }

  /** Books a reader's end; the lock is held. */
  void closed(Reader reader, boolean confirmed) {
    if (!reader.hasBegun()) {
      return;
    }
    LiveDelivery live = reader.live();
    Instant now = ports.now();
    live.forget();
    Outcome<Moves.Moved> moved =
        moves.move(live.facts().id(), delivery -> book(reader, delivery, confirmed, now));
    if (moved instanceof Outcome.Done<Moves.Moved>(Moves.Moved done)) {
      live.saw(done.after());
    }
  }

  private static Outcome<Transition> book(
      Reader reader, Delivery delivery, boolean confirmed, Instant now) {
    if (!(delivery instanceof Delivery.Claimed claimed) || !reader.belongsTo(delivery)) {
      return Outcome.refused(new Refusal.Claimed());
    }
    return Outcome.done(
        confirmed
            ? Lifecycle.confirm(claimed, reader.reading(), now)
            : Lifecycle.drop(claimed, reader.reading(), reader.resumedAt(), now));
  }
}

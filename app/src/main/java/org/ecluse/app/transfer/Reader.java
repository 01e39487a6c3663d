package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.ecluse.policy.transfer.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open reader of a delivery. The order inside {@link #read} is what makes the count exact:
 *
 * <ol>
 *   <li>bytes are taken out of a block that was reserved in the vault, durably, before;
 *   <li>they are read and authenticated;
 *   <li>they are noted as handed out, unless the reader was stopped meanwhile;
 *   <li>only then does the door get them.
 * </ol>
 *
 * <p>Bytes taken in step 1 that fail in step 2 are lost to the budget, never the other way round.
 */
final class Reader implements OutgoingFile {

  private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

  private final Releases releases;
  private final LiveDelivery live;
  private final Caller caller;
  private final DeliveryView view;

  // Guarded by live.lock.
  private Range block = new Range(0, 0);
  private RangeSet reserved = RangeSet.EMPTY;
  private RangeSet handed = RangeSet.EMPTY;
  private final List<Long> resumedAt = new ArrayList<>();
  private boolean awaitingAcknowledgement;
  private boolean closed;
  private boolean reserving;
  private int claimedAfterReissues;
  private @Nullable Refusal stopped;
  private boolean breakLine;
  private @Nullable Runnable onStop;

  // The door's thread only.
  private @Nullable OpenedFile opened;
  private boolean begun;
  private long nextBlockBytes = Releases.FIRST_BLOCK_BYTES;

  Reader(Releases releases, LiveDelivery live, Caller caller, DeliveryView view) {
    this.releases = releases;
    this.live = live;
    this.caller = caller;
    this.view = view;
  }

  @Override
  public DeliveryView delivery() {
    return view;
  }

  Caller caller() {
    return caller;
  }

  @Override
  public Outcome<Integer> read(long position, ByteBuffer into) {
    long left = live.facts().sizeBytes() - position;
    if (position < 0 || left <= 0 || !into.hasRemaining()) {
      return Outcome.done(0);
    }
    int wanted = (int) Math.min(left, into.remaining());
    try {
      return releases
          .reserve(this, new Range(position, position + wanted))
          .then(range -> handOut(range, into));
    } catch (StoreException e) {
      LOG.error("delivery {} cannot be released now: {}", view.id(), e.getMessage());
      return Outcome.refused(Transfers.busy());
    }
  }

  private Outcome<Integer> handOut(Range range, ByteBuffer into) {
    ByteBuffer target = into.duplicate().limit(into.position() + (int) range.lengthBytes());
    try {
      OpenedFile file = opened == null ? releases.openFile(this) : opened;
      opened = file;
      file.readFully(range.start(), target);
    } catch (IOException | MissingEpochKeyException | DamagedException e) {
      Refusal why = releases.damaged(this);
      if (why instanceof Refusal.Damaged) {
        LOG.error("delivery {} cannot be read: {}", view.id(), e.getClass().getSimpleName());
      }
      return Outcome.refused(why);
    }
    live.lock.lock();
    try {
      if (stopped != null) {
        return Outcome.refused(stopped);
      }
      handed = handed.plus(range);
    } finally {
      live.lock.unlock();
    }
    into.position(target.position());
    return Outcome.done((int) range.lengthBytes());
  }

  @Override
  public void awaitAcknowledgement() {
    live.lock.lock();
    try {
      awaitingAcknowledgement = true;
    } finally {
      live.lock.unlock();
    }
  }

  @Override
  public void confirm() {
    end(true);
  }

  @Override
  public void confirmExcept(RangeSet unread) {
    live.lock.lock();
    try {
      if (!closed) {
        handed = handed.minus(unread);
        reserved = reserved.minus(unread);
      }
    } finally {
      live.lock.unlock();
    }
    end(true);
  }

  @Override
  public void takeBack(Range unsent) {
    live.lock.lock();
    try {
      if (!closed) {
        handed = handed.minus(unsent);
        // Unless the block was given up meanwhile: then these bytes are lost to the budget.
        if (block.start() == unsent.end()) {
          block = new Range(unsent.start(), block.end());
        }
      }
    } finally {
      live.lock.unlock();
    }
  }

  @Override
  public void close() {
    end(false);
  }

  private void end(boolean confirmed) {
    live.lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      onStop = null;
      releases.closed(this, confirmed && stopped == null);
    } catch (StoreException e) {
      LOG.warn("delivery {}: a reader's end could not be booked; its lease will", view.id());
    } finally {
      awaitingAcknowledgement = false;
      live.leave(this);
      live.lock.unlock();
      if (opened != null) {
        opened.close();
      }
    }
  }

  @Override
  public void onStop(Runnable stop) {
    boolean now;
    live.lock.lock();
    try {
      now = stopped != null && breakLine;
      onStop = closed ? null : stop;
    } finally {
      live.lock.unlock();
    }
    if (now) {
      stop.run();
    }
  }

  /** Ends this reader from outside; its next read is refused, its door breaks the line. */
  void stop(Refusal why, boolean breaksLine) {
    Runnable callback;
    live.lock.lock();
    try {
      if (stopped != null || closed) {
        return;
      }
      stopped = why;
      breakLine = breaksLine;
      callback = breaksLine && !reserving ? onStop : null;
    } finally {
      live.lock.unlock();
    }
    if (callback != null) {
      callback.run();
    }
  }

  // From here on for Releases and LiveDelivery, which hold the lock.

  LiveDelivery live() {
    return live;
  }

  Optional<Refusal> stopped() {
    return Optional.ofNullable(stopped);
  }

  boolean isAwaitingAcknowledgement() {
    return awaitingAcknowledgement;
  }

  RangeSet reserved() {
    return reserved;
  }

  Reading reading() {
    return new Reading(handed, reserved, live.heldByOthers(this));
  }

  List<Long> resumedAt() {
    return resumedAt;
  }

  boolean hasBegun() {
    return begun;
  }

  /** The next block's size; it doubles while a reader goes on. */
  long takeNextBlockBytes() {
    long bytes = nextBlockBytes;
    nextBlockBytes = Math.min(bytes * 2, Releases.LARGEST_BLOCK_BYTES);
    return bytes;
  }

  /** Takes what it can of a wish out of the current block; empty where the block is elsewhere. */
  Range takeFromBlock(Range wish) {
    if (wish.start() != block.start() || block.isEmpty()) {
      return new Range(wish.start(), wish.start());
    }
    Range taken = new Range(wish.start(), Math.min(wish.end(), block.end()));
    block = new Range(taken.end(), block.end());
    return taken;
  }

  /** While it reserves, its door learns of a stop by the refusal and answers in its own words. */
  void reserving(boolean now) {
    reserving = now;
  }

  /** Whether a state still has the claim under which this reader began. */
  boolean belongsTo(Delivery delivery) {
    live.lock.lock();
    try {
      return !begun
          || (delivery instanceof Delivery.Claimed claimed
              && claimed.reissues() == claimedAfterReissues);
    } finally {
      live.lock.unlock();
    }
  }

  /** Whether the claim under which this reader began was freed before a state that was seen. */
  boolean isOvertakenBy(Delivery.Live seen) {
    live.lock.lock();
    try {
      return begun && claimedAfterReissues < seen.reissues();
    } finally {
      live.lock.unlock();
    }
  }

  void gotBlock(Range granted, Delivery.Claimed claimed) {
    begun = true;
    claimedAfterReissues = claimed.reissues();
    block = granted;
    reserved = reserved.plus(granted);
  }

  long giveUpBlock() {
    long bytes = block.lengthBytes();
    block = new Range(0, 0);
    return bytes;
  }

  void noteResume(long position) {
    for (Range range : handed.ranges()) {
      if (range.start() < position && position <= range.end()) {
        resumedAt.add(position);
      }
    }
  }
}

package org.ecluse.app.watch;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * Looks at what no fact tells by itself: bytes that stay although they should be gone, a disk that
 * fills, somebody who guesses. Each is told once for as long as it lasts. Used by one thread.
 */
public final class Watch {

  /** So long a round of the sweeper may need before bytes that stay are worth an alarm. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  /** The time within which refused logins and passes are counted. */
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final Probes probes;
  private final Limits limits;
  private final Consumer<LedgerEvent.Alarm> alarms;
  private long storedSince;
  private boolean isStored;
  private boolean toldStored;
  private boolean toldDisk;
  private boolean toldGuessing;
  private long windowBegan;
  private long refusedThen;

  /**
   * What is looked at.
   *
   * @param storedBytes that should be gone and are not verified absent
   * @param freeBytes where the files lie
   * @param refused logins and passes, since the start
   * @param ticks nanoseconds, as {@link System#nanoTime}
   */
  public record Probes(
      LongSupplier storedBytes, LongSupplier freeBytes, LongSupplier refused, LongSupplier ticks) {}

  /**
   * When it is worth an alarm.
   *
   * @param freeBytes fewer are too few
   * @param refused more within {@link #WINDOW} are guesses
   */
  public record Limits(long freeBytes, long refused) {}

  public Watch(Probes probes, Limits limits, Consumer<LedgerEvent.Alarm> alarms) {
    this.probes = probes;
    this.limits = limits;
    this.alarms = alarms;
    this.windowBegan = probes.ticks().getAsLong();
    this.refusedThen = probes.refused().getAsLong();
  }

  /** Looks; to be done every second or so. */
  public void look() {
    lookAtStored();
    lookAtDisk();
    lookAtGuesses();
  }

  private void lookAtStored() {
    long bytes = probes.storedBytes().getAsLong();
    long now = probes.ticks().getAsLong();
    if (bytes == 0) {
      isStored = false;
      toldStored = false;
    } else if (!isStored) {
      isStored = true;
      storedSince = now;
    } else if (!toldStored && now - storedSince > GRACE.toNanos()) {
      toldStored = true;
      alarms.accept(new LedgerEvent.BytesNotAbsent(bytes));
    }
  }

  private void lookAtDisk() {
    long free = probes.freeBytes().getAsLong();
    boolean isLow = free < limits.freeBytes();
    if (isLow && !toldDisk) {
      alarms.accept(new LedgerEvent.DiskLow(free));
    }
    toldDisk = isLow;
  }

  private void lookAtGuesses() {
    long now = probes.ticks().getAsLong();
    long refused = probes.refused().getAsLong() - refusedThen;
    if (refused > limits.refused() && !toldGuessing) {
      toldGuessing = true;
      alarms.accept(new LedgerEvent.Guessing(refused));
    }
    if (now - windowBegan > WINDOW.toNanos()) {
      toldGuessing = toldGuessing && refused > limits.refused();
      windowBegan = now;
      refusedThen += refused;
    }
  }
}

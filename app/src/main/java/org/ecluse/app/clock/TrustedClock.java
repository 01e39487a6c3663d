package org.ecluse.app.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.ecluse.app.transfer.ClockMarks;
import org.ecluse.app.transfer.ClockMarks.Mark;
import org.ecluse.app.transfer.HouseClock;

/**
 * Two clocks made into one that can be relied on: the machine's clock knows the date and can be set
 * by anybody, its ticks know no date and cannot be set.
 *
 * <p>Time goes on by the ticks from the last reading. Where the machine's clock is ahead of that by
 * no more than the reading's reach it is believed, and becomes the next reading; NTP, a pause of
 * the machine and a short sleep are of this kind. Where it is behind, it was set back: time goes on
 * by the ticks, so nothing revives, and what is to expire expires. Where it is further ahead, it is
 * not believed: time goes on by the ticks, and whoever lets things out or erases them asks {@link
 * #standing} first.
 *
 * <p>A mark in the vault takes the place of the last reading across a restart. How long the machine
 * was off cannot be known, so the mark reaches as far as {@link #LONGEST_ABSENCE}, until a machine
 * without a battery has been told the time; but no further than {@link #LARGEST_LEAP} where the
 * process that wrote it was in doubt, or restarting would be a way to confirm.
 */
public final class TrustedClock implements HouseClock {

  /** How far ahead of the ticks the machine's clock may be while a process runs. */
  public static final Duration LARGEST_LEAP = Duration.ofDays(1);

  /** How far ahead of the mark it may be after a start: a service that rested for a season. */
  public static final Duration LONGEST_ABSENCE = Duration.ofDays(92);

  /** How far behind it may be before anybody is told. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** What a crash can cost of the remembered time. */
  private static final Duration BETWEEN_MARKS = Duration.ofSeconds(30);

  private final InstantSource machine;
  private final LongSupplier ticks;
  private final ClockMarks marks;
  private final AtomicReference<Reading> last;
  private final Reading start;

  /**
   * A time, and the ticks when it was.
   *
   * @param reach how far ahead of it the machine's clock is believed
   */
  private record Reading(Instant at, long ticks, Duration reach) {

    Instant after(long now) {
      return at.plusNanos(now - ticks);
    }
  }

  private TrustedClock(InstantSource machine, LongSupplier ticks, ClockMarks marks, Reading start) {
    this.machine = machine;
    this.ticks = ticks;
    this.marks = marks;
    this.start = start;
    this.last = new AtomicReference<>(start);
  }

  /**
   * Starts from what is remembered.
   *
   * @param machine the machine's clock
   * @param ticks nanoseconds from some beginning, as {@link System#nanoTime}
   */
  public static TrustedClock start(InstantSource machine, LongSupplier ticks, ClockMarks marks) {
    Instant wall = machine.instant();
    Mark known = marks.read().orElseGet(() -> new Mark(wall, false));
    Duration reach = known.inDoubt() ? LARGEST_LEAP : LONGEST_ABSENCE;
    boolean isCredible = wall.isAfter(known.at()) && !wall.isAfter(known.at().plus(reach));
    Reading first =
        isCredible
            ? new Reading(wall, ticks.getAsLong(), LARGEST_LEAP)
            : new Reading(known.at(), ticks.getAsLong(), reach);
    return new TrustedClock(machine, ticks, marks, first);
  }

  @Override
  public Instant instant() {
    while (true) {
      Reading reading = last.get();
      long now = ticks.getAsLong();
      Instant expected = reading.after(now);
      Instant wall = machine.instant();
      if (!wall.isAfter(expected) || wall.isAfter(expected.plus(reading.reach()))) {
        return expected;
      }
      if (last.compareAndSet(reading, new Reading(wall, now, LARGEST_LEAP))) {
        return wall;
      }
    }
  }

  @Override
  public Instant steady() {
    return start.after(ticks.getAsLong());
  }

  @Override
  public Instant wall() {
    return machine.instant();
  }

  @Override
  public Standing standing() {
    Instant now = instant();
    Instant wall = machine.instant();
    if (wall.isAfter(now.plus(LARGEST_LEAP))) {
      return Standing.AHEAD;
    }
    return wall.isBefore(now.minus(TOLERANCE)) ? Standing.BEHIND : Standing.AGREES;
  }

  @Override
  public void keep() {
    Optional<Mark> known = marks.read();
    known.map(Mark::at).filter(instant()::isBefore).ifPresent(this::advance);
    Standing standing = standing();
    if (standing == Standing.AGREES) {
      advance(instant());
    }
    Mark mark = new Mark(instant(), standing == Standing.AHEAD);
    if (known.filter(written -> isFresh(written, mark)).isEmpty()) {
      marks.write(mark);
    }
  }

  private static boolean isFresh(Mark written, Mark now) {
    return written.inDoubt() == now.inDoubt()
        && !now.at().isAfter(written.at().plus(BETWEEN_MARKS));
  }

  @Override
  public void confirm() {
    Instant wall = machine.instant();
    marks.write(new Mark(wall, false));
    advance(wall);
  }

  /** It is at least that late; from now on only a short leap is believed. */
  private void advance(Instant to) {
    last.updateAndGet(
        reading -> {
          long now = ticks.getAsLong();
          Instant expected = reading.after(now);
          return new Reading(to.isAfter(expected) ? to : expected, now, LARGEST_LEAP);
        });
  }
}

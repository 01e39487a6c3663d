package org.ecluse.app.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.HouseClock.Standing.AGREES;
import static org.ecluse.app.transfer.HouseClock.Standing.AHEAD;
import static org.ecluse.app.transfer.HouseClock.Standing.BEHIND;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.app.transfer.ClockMarks;
import org.junit.jupiter.api.Test;

class TrustedClockTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration TEN_YEARS = YEAR.multipliedBy(10);

  private final Machine machine = new Machine(START);
  private final Marks marks = new Marks();
  private TrustedClock clock = restart();

  private static final class Marks implements ClockMarks {
    private Optional<Mark> mark = Optional.empty();

    @Override
    public Optional<Mark> read() {
      return mark;
    }

    @Override
    public void write(Mark next) {
      mark = Optional.of(next);
    }
  }

  private TrustedClock restart() {
    clock = TrustedClock.start(machine, machine, marks);
    return clock;
  }

  @Test
  void aFreshHome_believesTheMachine() {
    clock.keep();
    assertThat(clock.instant()).isEqualTo(START);
    machine.pass(HOUR);
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
    assertThat(clock.standing()).isEqualTo(AGREES);
  }

  @Test
  void setBackAYear_itGoesOn() {
    machine.pass(HOUR);
    machine.set(START.minus(YEAR));
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
    assertThat(clock.standing()).isEqualTo(BEHIND);

    machine.pass(HOUR);
    assertThat(clock.instant()).isEqualTo(START.plus(HOUR).plus(HOUR));
  }

  @Test
  void setBackAYearAcrossARestart_itGoesOnFromTheMark() {
    machine.pass(HOUR);
    clock.keep();
    machine.set(START.minus(YEAR));
    restart();
    machine.pass(HOUR);

    assertThat(clock.instant()).isEqualTo(START.plus(HOUR).plus(HOUR));
    assertThat(clock.standing()).isEqualTo(BEHIND);
  }

  @Test
  void tenYearsAhead_isNotBelieved_andTimeGoesOn() {
    clock.keep();
    machine.set(START.plus(TEN_YEARS));
    machine.pass(HOUR);

    assertThat(clock.instant()).isEqualTo(START.plus(HOUR));
    assertThat(clock.standing()).isEqualTo(AHEAD);
  }

  @Test
  void tenYearsAheadAcrossARestart_isNotBelieved() {
    clock.keep();
    machine.set(START.plus(TEN_YEARS));
    restart();

    assertThat(clock.instant()).isEqualTo(START);
    assertThat(clock.standing()).isEqualTo(AHEAD);
  }

  @Test
  void setRightAgain_itIsBelievedAgain() {
    clock.keep();
    machine.set(START.plus(TEN_YEARS));
    assertThat(clock.standing()).isEqualTo(AHEAD);
    machine.set(START.plusSeconds(5));

    assertThat(clock.standing()).isEqualTo(AGREES);
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void aLeapThatNtpOrASleepExplains_isBelieved() {
    clock.keep();
    machine.beOff(TrustedClock.LARGEST_LEAP);
    assertThat(clock.instant()).isEqualTo(START.plus(TrustedClock.LARGEST_LEAP));

    machine.beOff(TrustedClock.LARGEST_LEAP.plusNanos(1));
    assertThat(clock.standing()).isEqualTo(AHEAD);
  }

  @Test
  void weeksOff_areBelieved_moreThanASeasonAsksForAnAdmin() {
    clock.keep();
    machine.beOff(TrustedClock.LONGEST_ABSENCE);
    restart();
    clock.keep();
    assertThat(clock.standing()).isEqualTo(AGREES);
    assertThat(clock.instant()).isEqualTo(START.plus(TrustedClock.LONGEST_ABSENCE));

    clock.keep();
    machine.beOff(TrustedClock.LONGEST_ABSENCE.plusNanos(1));
    restart();
    assertThat(clock.standing()).isEqualTo(AHEAD);
    assertThat(clock.instant()).isEqualTo(START.plus(TrustedClock.LONGEST_ABSENCE));
  }

  @Test
  void weeksOffWithoutABattery_areBelieved_onceTheMachineHasBeenToldTheTime() {
    clock.keep();
    machine.set(Instant.EPOCH);
    restart();
    clock.keep();
    assertThat(clock.standing()).isEqualTo(BEHIND);
    assertThat(clock.instant()).isEqualTo(START);

    machine.set(START.plus(Duration.ofDays(30)));
    clock.keep();
    assertThat(clock.standing()).isEqualTo(AGREES);
    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(30)));
    machine.beOff(Duration.ofDays(30));
    assertThat(clock.standing()).isEqualTo(AHEAD);
  }

  @Test
  void theReachOfTheMark_isUsedUpByAClockThatAgrees() {
    clock.keep();
    restart();
    clock.keep();
    machine.beOff(Duration.ofDays(30));

    assertThat(clock.standing()).isEqualTo(AHEAD);
  }

  @Test
  void aRestart_confirmsNothing() {
    clock.keep();
    machine.set(START.plus(Duration.ofDays(3)));
    clock.keep();
    assertThat(clock.standing()).isEqualTo(AHEAD);
    restart();

    assertThat(clock.standing()).isEqualTo(AHEAD);
    assertThat(clock.instant()).isEqualTo(START);
  }

  @Test
  void confirmed_itIsBelieved_alsoByTheProcessThatWasNotAsked() {
    clock.keep();
    machine.set(START.plus(TEN_YEARS));
    clock.keep();
    TrustedClock command = TrustedClock.start(machine, machine, marks);
    command.confirm();
    assertThat(command.standing()).isEqualTo(AGREES);

    clock.keep();
    assertThat(clock.standing()).isEqualTo(AGREES);
    assertThat(clock.instant()).isEqualTo(START.plus(TEN_YEARS));
    restart();
    assertThat(clock.standing()).isEqualTo(AGREES);
  }

  @Test
  void theSteadyClock_isMovedByNoSetting() {
    Instant before = clock.steady();
    machine.set(START.minus(YEAR));
    clock.instant();
    machine.set(START.plus(HOUR));
    clock.instant();
    machine.set(START.plus(TEN_YEARS));
    clock.instant();
    assertThat(clock.steady()).isEqualTo(before);

    machine.pass(HOUR);
    assertThat(clock.steady()).isEqualTo(before.plus(HOUR));
  }

  @Test
  void theMark_isWrittenNowAndThen_andWhenDoubtBegins() {
    clock.keep();
    assertThat(marks.read()).contains(new ClockMarks.Mark(START, false));
    machine.pass(Duration.ofSeconds(29));
    clock.keep();
    assertThat(marks.read()).contains(new ClockMarks.Mark(START, false));
    machine.pass(Duration.ofSeconds(2));
    clock.keep();
    assertThat(marks.read()).contains(new ClockMarks.Mark(START.plusSeconds(31), false));
    machine.set(START.plus(TEN_YEARS));
    clock.keep();
    assertThat(marks.read()).contains(new ClockMarks.Mark(START.plusSeconds(31), true));
  }
}

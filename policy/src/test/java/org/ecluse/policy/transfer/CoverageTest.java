package org.ecluse.policy.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoverageTest {

  private static final long SIZE = 100;

  @Test
  void whatIsReserved_isInDoubtUntilItsReaderCloses() {
    Coverage reserved = Coverage.NONE.reserve(new Range(0, 100));

    assertThat(reserved.complete(SIZE)).isFalse();
    assertThat(reserved.everythingLeft(SIZE)).isTrue();
    assertThat(reserved.confirm(whole()).complete(SIZE)).isTrue();
  }

  @Test
  void aReaderThatClosesHalfWay_leavesOnlyItsHalfTaken() {
    Reading half = Fixtures.alone(RangeSet.of(0, 50), RangeSet.of(0, 100));

    Coverage after = Coverage.NONE.reserve(new Range(0, 100)).confirm(half);

    assertThat(after).isEqualTo(new Coverage(RangeSet.of(0, 50), RangeSet.EMPTY));
  }

  @Test
  void aDroppedReader_leavesWhatItWasHandedInDoubt() {
    Reading half = Fixtures.alone(RangeSet.of(0, 50), RangeSet.of(0, 100));

    Coverage after = Coverage.NONE.reserve(new Range(0, 100)).drop(half);

    assertThat(after).isEqualTo(new Coverage(RangeSet.EMPTY, RangeSet.of(0, 50)));
  }

  @Test
  void whoResumesInsideTheDoubt_hasWhatIsBefore() {
    Coverage dropped = new Coverage(RangeSet.EMPTY, RangeSet.of(0, 50));

    Coverage resumed = dropped.resumeAt(40, RangeSet.EMPTY).reserve(new Range(40, 100));

    assertThat(resumed.taken()).isEqualTo(RangeSet.of(0, 40));
    assertThat(
            resumed
                .confirm(Fixtures.alone(RangeSet.of(40, 100), RangeSet.of(40, 100)))
                .complete(SIZE))
        .isTrue();
  }

  @Test
  void whoResumesExactlyAtTheEndOfTheDoubt_hasAllOfIt() {
    assertThat(new Coverage(RangeSet.EMPTY, RangeSet.of(0, 50)).resumeAt(50, RangeSet.EMPTY))
        .isEqualTo(new Coverage(RangeSet.of(0, 50), RangeSet.EMPTY));
  }

  @Test
  void whoStartsAgainOrElsewhere_provesNothing() {
    Coverage dropped = new Coverage(RangeSet.EMPTY, RangeSet.of(0, 50));

    assertThat(dropped.resumeAt(0, RangeSet.EMPTY)).isEqualTo(dropped);
    assertThat(dropped.resumeAt(51, RangeSet.EMPTY)).isEqualTo(dropped);
  }

  @Test
  void aParallelSegmentThatBeginsInsideAnothersBlock_provesNothing() {
    Coverage first = Coverage.NONE.reserve(new Range(0, 60));

    assertThat(first.resumeAt(25, RangeSet.of(0, 60))).isEqualTo(first);
  }

  @Test
  void oneBrokenSegment_isNotCompletedByTheOthers() {
    Coverage all = Coverage.NONE.reserve(new Range(0, 50)).reserve(new Range(50, 100));
    Reading firstBroke = new Reading(RangeSet.of(0, 50), RangeSet.of(0, 50), RangeSet.of(50, 100));

    Coverage broken = all.drop(firstBroke);
    Coverage secondDone =
        broken.confirm(Fixtures.alone(RangeSet.of(50, 100), RangeSet.of(50, 100)));

    assertThat(secondDone.complete(SIZE)).isFalse();
    assertThat(secondDone.everythingLeft(SIZE)).isTrue();
    assertThat(secondDone.mayHaveLeftBytes()).isEqualTo(SIZE);
  }

  @Test
  void aReservationThatAnotherReaderStillHolds_staysInDoubt() {
    Coverage both = Coverage.NONE.reserve(new Range(0, 100));
    Reading closing = new Reading(RangeSet.of(0, 10), RangeSet.of(0, 60), RangeSet.of(40, 100));

    assertThat(both.confirm(closing).doubt()).isEqualTo(RangeSet.of(40, 100));
  }

  private static Reading whole() {
    return Fixtures.alone(RangeSet.of(0, SIZE), RangeSet.of(0, SIZE));
  }
}

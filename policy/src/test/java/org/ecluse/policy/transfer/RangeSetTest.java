package org.ecluse.policy.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeSetTest {

  private static final int UNIVERSE = 200;

  @Test
  void touchingRangesMerge() {
    assertThat(RangeSet.of(0, 10).plus(new Range(10, 20))).isEqualTo(RangeSet.of(0, 20));
  }

  @Test
  void aHoleIsNotCovered() {
    RangeSet holed = RangeSet.of(0, 10).plus(new Range(11, 20));

    assertThat(holed.covers(20)).isFalse();
    assertThat(holed.plus(new Range(10, 11)).covers(20)).isTrue();
  }

  @Test
  void nothingCoversAnEmptyFile() {
    assertThat(RangeSet.EMPTY.covers(0)).isTrue();
    assertThat(RangeSet.EMPTY.covers(1)).isFalse();
  }

  @Test
  void unsortedOrOverlappingRangesAreNoSet() {
    assertThatThrownBy(() -> new RangeSet(List.of(new Range(5, 9), new Range(0, 6))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RangeSet(List.of(new Range(3, 3))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, 20261123})
  void additionsAndRemovals_agreeWithASetOfBytes(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    BitSet truth = new BitSet();
    RangeSet set = RangeSet.EMPTY;
    for (int step = 0; step < 400; step++) {
      int start = random.nextInt(UNIVERSE);
      int end = start + random.nextInt(30);
      if (random.nextInt(3) > 0) {
        truth.set(start, end);
        set = set.plus(new Range(start, end));
      } else {
        truth.clear(start, end);
        set = set.minus(new Range(start, end));
      }
      assertThat(bytesOf(set)).isEqualTo(truth);
      assertThat(set.totalBytes()).isEqualTo(truth.cardinality());
      assertThat(set.covers(50)).isEqualTo(truth.nextClearBit(0) >= 50);
    }
  }

  private static BitSet bytesOf(RangeSet set) {
    BitSet bytes = new BitSet();
    set.ranges().forEach(range -> bytes.set((int) range.start(), (int) range.end()));
    return bytes;
  }
}

package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.junit.jupiter.api.Test;

class VarintsTest {

  @Test
  void numbers_comeBack() {
    List<Long> numbers = List.of(0L, 1L, 127L, 128L, 16_384L, 1L << 40, Long.MAX_VALUE);
    assertThat(Varints.numbers(Varints.of(numbers))).isEqualTo(numbers);
    assertThat(Varints.numbers(Varints.of(List.of()))).isEmpty();
  }

  @Test
  void ranges_comeBack_inFewBytes() {
    RangeSet ranges =
        RangeSet.of(0, 4096)
            .plus(new Range(8192, 1L << 33))
            .plus(new Range(1L << 62, (1L << 62) + 1));
    assertThat(Varints.ranges(Varints.of(ranges))).isEqualTo(ranges);
    assertThat(Varints.ranges(Varints.of(RangeSet.EMPTY))).isEqualTo(RangeSet.EMPTY);
    assertThat(Varints.of(RangeSet.of(0, 1L << 30))).hasSizeLessThan(8);
  }
}

package org.ecluse.policy.transfer;

import java.util.ArrayList;
import java.util.List;

/**
 * Merged byte ranges: sorted, disjoint, never touching, none empty. Immutable. Additions cost time
 * linear in the number of ranges, which is one for every reader that goes front to back.
 */
public record RangeSet(List<Range> ranges) {

  public static final RangeSet EMPTY = new RangeSet(List.of());

  public RangeSet {
    ranges = List.copyOf(ranges);
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.get(i).isEmpty() || (i > 0 && ranges.get(i).start() <= ranges.get(i - 1).end())) {
        throw new IllegalArgumentException("ranges are sorted, disjoint and not empty");
      }
    }
  }

  public static RangeSet of(long start, long end) {
    return EMPTY.plus(new Range(start, end));
  }

  /** This set with a range added and merged. */
  public RangeSet plus(Range added) {
    if (added.isEmpty()) {
      return this;
    }
    List<Range> merged = new ArrayList<>(ranges.size() + 1);
    long start = added.start();
    long end = added.end();
    for (Range range : ranges) {
      if (range.end() < start) {
        merged.add(range);
      } else if (range.start() <= end) {
        start = Math.min(start, range.start());
        end = Math.max(end, range.end());
      }
    }
    merged.add(new Range(start, end));
    for (Range range : ranges) {
      if (range.start() > end) {
        merged.add(range);
      }
    }
    return new RangeSet(merged);
  }

  public RangeSet plus(RangeSet added) {
    RangeSet sum = this;
    for (Range range : added.ranges) {
      sum = sum.plus(range);
    }
    return sum;
  }

  /** This set without the bytes of a range. */
  public RangeSet minus(Range removed) {
    if (removed.isEmpty()) {
      return this;
    }
    List<Range> left = new ArrayList<>(ranges.size() + 1);
    for (Range range : ranges) {
      if (range.end() <= removed.start() || range.start() >= removed.end()) {
        left.add(range);
        continue;
      }
      if (range.start() < removed.start()) {
        left.add(new Range(range.start(), removed.start()));
      }
      if (range.end() > removed.end()) {
        left.add(new Range(removed.end(), range.end()));
      }
    }
    return new RangeSet(left);
  }

  public RangeSet minus(RangeSet removed) {
    RangeSet left = this;
    for (Range range : removed.ranges) {
      left = left.minus(range);
    }
    return left;
  }

  /** Whether every byte from 0 to {@code sizeBytes} is in the set. */
  public boolean covers(long sizeBytes) {
    if (sizeBytes == 0) {
      return true;
    }
    return !ranges.isEmpty()
        && ranges.getFirst().start() == 0
        && ranges.getFirst().end() >= sizeBytes;
  }

  public long totalBytes() {
    return ranges.stream().mapToLong(Range::lengthBytes).sum();
  }
}

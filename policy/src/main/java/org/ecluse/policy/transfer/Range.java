package org.ecluse.policy.transfer;

/**
 * Bytes {@code start} (inclusive) to {@code end} (exclusive) of a file. Never negative; may be
 * empty.
 */
public record Range(long start, long end) {

  public Range {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range");
    }
  }

  public static Range ofLength(long start, long lengthBytes) {
    return new Range(start, Math.addExact(start, lengthBytes));
  }

  public long lengthBytes() {
    return end - start;
  }

  public boolean isEmpty() {
    return start == end;
  }
}

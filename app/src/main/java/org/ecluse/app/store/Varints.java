package org.ecluse.app.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;

/**
 * Lists of sizes and sets of ranges as bytes: numbers of seven bits a byte, the least significant
 * first, the top bit set where more follow. A range set is the list of gap, length, gap, length.
 */
final class Varints {

  private static final int MORE = 0x80;
  private static final int BITS = 7;

  private Varints() {}

  static byte[] of(List<Long> numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (long number : numbers) {
      put(bytes, number);
    }
    return bytes.toByteArray();
  }

  static List<Long> numbers(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<Long> numbers = new ArrayList<>();
    while (buffer.hasRemaining()) {
      numbers.add(next(buffer));
    }
    return numbers;
  }

  static byte[] of(RangeSet ranges) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long position = 0;
    for (Range range : ranges.ranges()) {
      put(bytes, range.start() - position);
      put(bytes, range.lengthBytes());
      position = range.end();
    }
    return bytes.toByteArray();
  }

  static RangeSet ranges(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<Range> ranges = new ArrayList<>();
    long position = 0;
    while (buffer.hasRemaining()) {
      Range range = Range.ofLength(position + next(buffer), next(buffer));
      ranges.add(range);
      position = range.end();
    }
    return new RangeSet(ranges);
  }

  private static void put(ByteArrayOutputStream bytes, long number) {
    if (number < 0) {
      throw new IllegalArgumentException("sizes are not negative");
    }
    long left = number;
    while (left >= MORE) {
      bytes.write((int) left | MORE);
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  private static long next(ByteBuffer buffer) {
    long number = 0;
    int shift = 0;
    byte b;
    do {
      b = buffer.get();
      number |= (long) (b & (MORE - 1)) << shift;
      shift += BITS;
    } while (b < 0);
    return number;
  }
}

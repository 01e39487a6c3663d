package org.ecluse.app.https.body;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code Range} header asks of a file, as RFC 9110 has it, with one decision of our own: a
 * header in the unit {@code bytes} that is malformed or names several ranges is answered as
 * unsatisfiable, not ignored. Whoever asks for a part must not be given the whole: it would claim
 * the delivery and spend its budget on bytes that nobody wanted.
 */
public sealed interface ByteRange {

  /** All of it: no range was asked for, or one in a unit that nobody here knows. */
  record Whole() implements ByteRange {}

  /**
   * From one byte to another, both included.
   *
   * @param first at least 0
   * @param last less than the file's size, not less than {@code first}
   */
  record Part(long first, long last) implements ByteRange {}

  /** Nothing that can be given. */
  record Unsatisfiable() implements ByteRange {}

  /** One spec: a begin, an end, or both; eighteen digits fit a long. */
  Pattern ONE_SPEC = Pattern.compile("\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  String UNIT = "bytes=";

  /**
   * Reads a header.
   *
   * @param sizeBytes of the file, more than 0
   */
  static ByteRange parse(Optional<String> header, long sizeBytes) {
    if (header.isEmpty() || !header.get().toLowerCase(Locale.ROOT).startsWith(UNIT)) {
      return new Whole();
    }
    Matcher spec = ONE_SPEC.matcher(header.get().substring(UNIT.length()));
    if (!spec.matches()) {
      return new Unsatisfiable();
    }
    String begin = spec.group(1);
    String end = spec.group(2);
    if (begin.isEmpty()) {
      return end.isEmpty() ? new Unsatisfiable() : suffix(Long.parseLong(end), sizeBytes);
    }
    return fromTo(
        Long.parseLong(begin), end.isEmpty() ? Long.MAX_VALUE : Long.parseLong(end), sizeBytes);
  }

  private static ByteRange suffix(long length, long sizeBytes) {
    return length == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, sizeBytes - length), sizeBytes - 1);
  }

  private static ByteRange fromTo(long first, long last, long sizeBytes) {
    return first > last || first >= sizeBytes
        ? new Unsatisfiable()
        : new Part(first, Math.min(last, sizeBytes - 1));
  }
}

package org.ecluse.app.https.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.app.https.body.ByteRange;
import org.ecluse.app.https.body.ContentDisposition;
import org.ecluse.app.https.body.PathText;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.rules.FileName;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What this door reads in the head of a request by itself: ranges and paths; and the one header
 * that it writes out of a client's text. The rules stand here a second time, in other words.
 */
class HeadFuzzTest {

  private static final long SIZE = 1000;
  private static final Pattern RANGE = Pattern.compile("(?i:bytes)=\\s*([0-9]*)-([0-9]*)\\s*");
  private static final int MOST_DIGITS = 18;
  private static final Pattern DISPOSITION =
      Pattern.compile(
          "attachment; filename=\"[ !#-.0-;=@-\\[\\]-~]+\"; filename\\*=UTF-8''"
              + "((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)");

  static Stream<byte[]> seeds() {
    return Stream.of(
            "bytes=0-0",
            "bytes=-1",
            "BYTES= 5-",
            "bytes=0-999999999999999999999",
            "bytes=1-2,3-4",
            "/deliveries/d-a/content?x=/../",
            "/send/ars-idf/r%C3%A9sultats%20du%2023.csv",
            "/send/a/%252e%252e",
            "/a/%00",
            "/..;/a",
            "a\"; filename=b.exe")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "2s")
  void aHead_isReadAsItsRuleSays(byte[] bytes) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    range(line);
    target(line);
    escapes(line);
    disposition(new String(bytes, StandardCharsets.UTF_8));
  }

  private static void range(String header) {
    ByteRange range = ByteRange.parse(Optional.of(header), SIZE);
    if (!header.regionMatches(true, 0, "bytes=", 0, 6)) {
      assertThat(range).isEqualTo(new ByteRange.Whole());
      return;
    }
    Matcher spec = RANGE.matcher(header);
    Optional<ByteRange.Part> part =
        spec.matches() ? part(spec.group(1), spec.group(2)) : Optional.empty();
    assertThat(range)
        .isEqualTo(part.<ByteRange>map(p -> p).orElseGet(() -> new ByteRange.Unsatisfiable()));
    part.ifPresent(
        p ->
            assertThat(ByteRange.parse(Optional.of("bytes=" + p.first() + "-" + p.last()), SIZE))
                .isEqualTo(p));
  }

  /** RFC 9110, section 14.1.2, in arithmetic without bounds. */
  private static Optional<ByteRange.Part> part(String begin, String end) {
    if (begin.length() + end.length() == 0
        || Math.max(begin.length(), end.length()) > MOST_DIGITS) {
      return Optional.empty();
    }
    BigInteger size = BigInteger.valueOf(SIZE);
    BigInteger last = size.subtract(BigInteger.ONE);
    BigInteger from =
        begin.isEmpty()
            ? size.subtract(new BigInteger(end)).max(BigInteger.ZERO)
            : new BigInteger(begin);
    BigInteger to = begin.isEmpty() || end.isEmpty() ? last : new BigInteger(end);
    boolean backwards = !begin.isEmpty() && !end.isEmpty() && from.compareTo(to) > 0;
    return backwards || from.compareTo(size) >= 0
        ? Optional.empty()
        : Optional.of(new ByteRange.Part(from.longValueExact(), to.min(last).longValueExact()));
  }

  private static void target(String target) {
    if (RawPath.isAmbiguous(target)) {
      return;
    }
    List<String> segments = RawPath.segments(target);
    assertThat("/" + String.join("/", segments)).isEqualTo(target.split("\\?", 2)[0]);
    for (String segment : segments) {
      assertThat(PathText.decode(segment).orElse("")).isNotIn(".", "..").doesNotContain("/", "\\");
    }
  }

  private static void escapes(String segment) {
    PathText.decode(segment)
        .ifPresent(
            text -> {
              byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
              String escaped = HexFormat.of().withPrefix("%").formatHex(utf8);
              assertThat(PathText.decode(escaped)).hasValue(text);
            });
  }

  private static void disposition(String name) {
    if (FileName.parse(name) instanceof Outcome.Done<FileName>(FileName file)) {
      Matcher header = DISPOSITION.matcher(ContentDisposition.attachment(file.value()));
      assertThat(header.matches()).isTrue();
      assertThat(PathText.decode(header.group(1))).hasValue(file.value());
    }
  }
}

package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any message is read or said to be bad; what was read, written again by {@link RequestWriter}, is
 * read as the same request; a path that was taken stays within the tree.
 */
class RequestFuzzTest {

  static Stream<byte[]> seeds() {
    return Stream.of(
            "0100000003",
            "0300000001 00000005 2f612f2e2e 00000001 00000000",
            "0400000001 00000004 00000000",
            "0500000001 00000004 00000000 0000000000000000 00008000",
            "0600000001 00000004 00000000 0000000000000000 00000002 6162",
            "0900000001 00000002 2f61 00000001 0000000000000007",
            "0b00000001 00000001 2f",
            "0c00000001 00000004 00000000",
            "1200000001 00000002 2f61 00000002 2f62",
            "c800000001 00000012 6c696d697473406f70656e7373682e636f6d")
        .map(hex -> HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "2s")
  void aMessage_isBadOrReadAsItIsWritten(byte[] bytes) {
    ByteBuffer message = ByteBuffer.wrap(bytes);
    OptionalInt closed = RequestReader.closedHandle(message);
    assertThat(message.position()).isZero();
    try {
      Request request = RequestReader.read(message);
      assertThat(closed).isEqualTo(closedBy(request, closed));
      RequestWriter.paths(request).forEach(RequestFuzzTest::isWithinTheTree);
      Optional<byte[]> written = RequestWriter.write(request);
      if (written.isPresent()) {
        assertThat(RequestReader.read(ByteBuffer.wrap(written.get()))).isEqualTo(request);
      }
    } catch (BadMessageException bad) {
      assertThat(closed).isEmpty();
    }
  }

  /** A handle of the wrong size is read as one that nobody has, and not noticed as closed. */
  private static OptionalInt closedBy(Request request, OptionalInt noticed) {
    return switch (request) {
      case Request.Close(int _, int handle) when handle == RequestReader.NO_HANDLE ->
          noticed.isPresent() ? OptionalInt.of(handle) : noticed;
      case Request.Close(int _, int handle) -> OptionalInt.of(handle);
      default -> OptionalInt.empty();
    };
  }

  private static void isWithinTheTree(Outcome<VirtualPath> outcome) {
    switch (outcome) {
      case Outcome.Done<VirtualPath>(VirtualPath path) -> {
        assertThat(path.segments())
            .allSatisfy(segment -> assertThat(segment).matches("[^/\\p{Cc}]+"))
            .doesNotContain(".", "..")
            .allMatch(segment -> Normalizer.isNormalized(segment, Normalizer.Form.NFC));
      }
      case Outcome.Refused<VirtualPath>(Refusal refusal) ->
          assertThat(refusal.code()).isEqualTo("invalid");
    }
  }
}

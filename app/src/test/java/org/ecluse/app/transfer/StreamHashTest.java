package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamHashTest {

  private static String expected(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1000, 7",
    "262143, 32768",
    "262144, 32768",
    "1500000, 262144",
    "3000000, 999"
  })
  void aStream_hasTheHashOfItsBytes_whateverPiecesItComesIn(int size, int piece) throws Exception {
    byte[] content = TestHouse.content(size, size);
    StreamHash hash = StreamHash.begin();
    byte[] reused = new byte[piece];
    for (int at = 0; at < size; at += piece) {
      int count = Math.min(piece, size - at);
      System.arraycopy(content, at, reused, 0, count);
      hash.take(ByteBuffer.wrap(reused, 0, count));
    }

    assertThat(hash.hex()).isEqualTo(expected(content));
  }

  @ParameterizedTest
  @CsvSource({"1000", "300000", "2000000"})
  void aCopy_goesOnByItself(int size) throws Exception {
    byte[] content = TestHouse.content(size, size);
    byte[] half = Arrays.copyOf(content, size / 2);
    StreamHash hash = StreamHash.begin();
    hash.take(ByteBuffer.wrap(half));
    StreamHash copy = hash.copy();

    hash.take(ByteBuffer.wrap(content, size / 2, size - size / 2));
    assertThat(copy.hex()).isEqualTo(expected(half));
    assertThat(hash.hex()).isEqualTo(expected(content));
  }
}

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCountTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'',0",
        "a;b,1",
        "a;b|,1",
        "a;b|c;d,2",
        "a;b||c;d||,2",
        "a;\"x|y\"|c;d|,2",
        "a;\"x\"\"|y\"|c;d|,2",
        "a;5\" pipe|c;d|e;f|,3",
      })
  void records_areCounted_whateverThePiecesTheyComeIn(String lines, long expected) {
    byte[] bytes = lines.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII);
    for (int piece = 1; piece <= bytes.length + 1; piece++) {
      RecordCount count = new RecordCount();
      for (int at = 0; at < bytes.length; at += piece) {
        count.take(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
      }
      assertThat(count.records()).as("pieces of %d", piece).isEqualTo(expected);
    }
  }
}

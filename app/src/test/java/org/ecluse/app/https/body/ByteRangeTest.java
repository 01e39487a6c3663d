package org.ecluse.app.https.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  private static final long SIZE = 1_000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-999, 0, 999",
    "bytes=0-, 0, 999",
    "bytes=999-, 999, 999",
    "bytes=10-19, 10, 19",
    "bytes=10-5000, 10, 999",
    "bytes=10-999999999999999999, 10, 999",
    "bytes=-1, 999, 999",
    "bytes=-1000, 0, 999",
    "bytes=-5000, 0, 999",
    "Bytes= 7-8 , 7, 8",
  })
  void oneRangeInTheFile_isThatPart(String header, long first, long last) {
    assertThat(parse(header)).isEqualTo(new ByteRange.Part(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=1000-",
        "bytes=1000-1001",
        "bytes=-0",
        "bytes=5-4",
        "bytes=-",
        "bytes=",
        "bytes=abc",
        "bytes=0x1-2",
        "bytes=1-2-3",
        "bytes=--1",
        "bytes=0-0,5-9",
        "bytes=0-499,250-749",
        "bytes=0-0,0-0,0-0",
        "bytes=,",
        "bytes=0-9999999999999999999",
      })
  void anythingElseInBytes_isNeverTheWhole(String header) {
    assertThat(parse(header)).isEqualTo(new ByteRange.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"items=0-5", "none", "", "byte=0-1"})
  void aUnitThatNobodyKnows_isIgnored(String header) {
    assertThat(parse(header)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void noHeader_isTheWhole() {
    assertThat(ByteRange.parse(Optional.empty(), SIZE)).isEqualTo(new ByteRange.Whole());
  }

  private static ByteRange parse(String header) {
    return ByteRange.parse(Optional.of(header), SIZE);
  }
}

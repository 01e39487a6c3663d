package org.ecluse.app.https.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {

  @ParameterizedTest
  @CsvSource({
    "export.csv, export.csv",
    "a%20b, a b",
    "a+b, a+b",
    "r%C3%A9sultats, résultats",
    "a%252fb, a%2fb",
    "%F0%9F%98%80, 😀",
  })
  void segment_isDecodedOnce(String segment, String text) {
    assertThat(PathText.decode(segment)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "a%2",
        "a%zz",
        "%C3",
        "%C3%28",
        "%FF",
        "%ED%A0%80",
        "%C0%AF",
        "%-1",
        "\u00e9"
      })
  void brokenEscapes_andWhatIsNotUtf8_areNothing(String segment) {
    assertThat(PathText.decode(segment)).isEmpty();
  }
}

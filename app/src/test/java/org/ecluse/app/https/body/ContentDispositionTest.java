package org.ecluse.app.https.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "export.csv|attachment; filename=\"export.csv\"; filename*=UTF-8''export.csv",
        "a b.csv|attachment; filename=\"a b.csv\"; filename*=UTF-8''a%20b.csv",
        "résultats.csv|attachment; filename=\"r_sultats.csv\"; filename*=UTF-8''r%C3%A9sultats.csv",
        "a\"b.csv|attachment; filename=\"a_b.csv\"; filename*=UTF-8''a%22b.csv",
        "100%.csv|attachment; filename=\"100_.csv\"; filename*=UTF-8''100%25.csv",
        "😀.csv|attachment; filename=\"_.csv\"; filename*=UTF-8''%F0%9F%98%80.csv",
      })
  void name_isWrittenTwice_plainAndExact(String name, String header) {
    assertThat(ContentDisposition.attachment(name)).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nSet-Cookie: x",
        "a\"; filename=evil.exe; x=\"",
        "a\\\"b",
        "a;b",
        "a\u202Egpj.exe",
        "a\u0000b",
        "\u007f",
        "a%22b",
      })
  void hostileName_neverEndsQuotesParameterOrLine(String name) {
    String header = ContentDisposition.attachment(name);
    assertThat(header.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
    assertThat(header.chars().filter(c -> c == '"').count()).isEqualTo(2);
    assertThat(header.chars().filter(c -> c == ';').count()).isEqualTo(2);
    assertThat(header).doesNotContain("\\");
  }
}

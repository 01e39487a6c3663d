package org.ecluse.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"https://h:1", "https://h:1/", "https://h:1/api/v1", " HTTPS://h:1/api/v1/ "})
  void anAddress_isReadWithAndWithoutItsBasePath(String text) {
    assertThat(Server.parse(text).base()).hasToString("https://h:1/api/v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "h:1",
        "http://h:1",
        "https://",
        "https://u@h:1",
        "https://h:1?a=b",
        "ftp://h"
      })
  void whatIsNoAddress_isRefusedWithASentence(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Server.parse(text))
        .withMessageStartingWith("The address must");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a?b", "a#b", "%2e"})
  void aSegment_neverBecomesAnythingElse(String segment) {
    assertThat(Server.parse("https://h:1").at("files", segment).getPath())
        .isEqualTo("/api/v1/files/" + segment);
  }
}

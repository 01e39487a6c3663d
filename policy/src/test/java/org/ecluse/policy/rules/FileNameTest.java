package org.ecluse.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export.csv",
        "résultats covid du 23-11.csv",
        "a",
        ".hidden",
        "-rf",
        "日本.txt",
        "a'b\"c;d&e.csv"
      })
  void ordinaryNames_areTaken(String name) {
    assertThat(FileName.parse(name)).isEqualTo(Outcome.done(new FileName(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "/x",
        "\\x",
        "a/b",
        "a\\b",
        "a\u0000b",
        "a\nb",
        "a\rb",
        "a\u0085b",
        "a\u202Eb",
        "a\u2066b",
        "a\u200Bb",
        "a\uFEFFb",
        "a\u2028b",
        "a\uD800b",
        "a\uE000b",
        "a\uFFFDb",
        " a",
        "a ",
        "a.",
        "   ",
        "\u00A0a",
        "a\u3000"
      })
  void hostileNames_areRefused(String name) {
    assertThat(FileName.parse(name))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.refusal())
                    .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> {
                          assertThat(invalid.field()).isEqualTo("name");
                          assertThat(invalid.reason()).isNotBlank();
                        }));
  }

  @Test
  void theBoundIsInBytes() {
    assertThat(FileName.parse("é".repeat(127) + "a")).isInstanceOf(Outcome.Done.class);
    assertThat(FileName.parse("é".repeat(128))).isInstanceOf(Outcome.Refused.class);
    assertThat(FileName.parse("a".repeat(300))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void composedAndDecomposedForms_areOneName() {
    assertThat(FileName.parse("re\u0301sultat")).isEqualTo(FileName.parse("r\u00e9sultat"));
  }

  @Test
  void aName_hasAtMostItsBytes() {
    String longest = "n".repeat(FileName.MAX_BYTES);

    assertThat(FileName.parse(longest)).isEqualTo(Outcome.done(new FileName(longest)));
    assertThat(FileName.parse(longest + "n")).isInstanceOf(Outcome.Refused.class);
  }
}

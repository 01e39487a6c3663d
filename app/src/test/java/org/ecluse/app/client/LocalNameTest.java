package org.ecluse.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "",
        "/",
        "\\",
        "../x",
        "a/b",
        ".bashrc",
        "a\u0000b",
        "a\nb",
        "\u202Ex",
        "C:x"
      })
  void aHostileName_becomesAPlainOne(String name) {
    String local = LocalName.of(name);

    assertThat(local)
        .isNotBlank()
        .doesNotStartWith(".")
        .doesNotContainPattern("[/\\\\:\\p{Cc}\\p{Cf}]");
  }

  @Test
  void anOrdinaryName_staysAsItIs() {
    assertThat(LocalName.of("Résultats 2026-11 (1).csv")).isEqualTo("Résultats 2026-11 (1).csv");
  }

  @Test
  void aLongName_isCutBeforeItsEnding() {
    assertThat(LocalName.of("x".repeat(300) + ".csv")).hasSize(80).endsWith(".csv");
  }

  @Test
  void aNumber_standsBeforeTheEnding() {
    assertThat(LocalName.numbered("a.csv", 1)).isEqualTo("a.csv");
    assertThat(LocalName.numbered("a.csv", 3)).isEqualTo("a (3).csv");
    assertThat(LocalName.numbered("a", 2)).isEqualTo("a (2)");
  }
}

package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteTest {

  @ParameterizedTest
  @EnumSource
  void everySuite_isFoundByItsLabel(Suite suite) throws CryptoException {
    assertThat(Suite.labelled(suite.label())).isSameAs(suite);
  }

  /** Stored beside files: a change here makes every stored file unreadable. */
  @Test
  void labels_neverChange() {
    assertThat(Suite.values()).extracting(Suite::label).containsExactly("cobblestone-256-v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cobblestone-256-v2", "COBBLESTONE_256_V1", "none"})
  void anUnknownSuite_isRefusedByName(String label) {
    assertThatThrownBy(() -> Suite.labelled(label))
        .isExactlyInstanceOf(CryptoException.UnknownSuite.class)
        .hasMessage("unknown suite: " + label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "<script>"})
  void whatIsNoName_staysOutOfTheMessage(String label) {
    assertThatThrownBy(() -> Suite.labelled(label))
        .isExactlyInstanceOf(CryptoException.UnknownSuite.class)
        .hasMessage("unknown suite: not even a name");
  }
}

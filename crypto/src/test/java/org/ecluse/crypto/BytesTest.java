package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void hexadecimal_goesBothWays() {
    byte[] bytes = {0, 1, (byte) 0xFE, (byte) 0xFF};
    assertThat(Bytes.hex(bytes)).isEqualTo("0001feff");
    assertThat(Bytes.fromHex("0001FEff")).isEqualTo(bytes);
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.fromHex("0g"));
  }

  @Test
  void comparison_isByContent() {
    assertThat(Bytes.sameInConstantTime(new byte[] {1, 2}, new byte[] {1, 2})).isTrue();
    assertThat(Bytes.sameInConstantTime(new byte[] {1, 2}, new byte[] {1, 3})).isFalse();
    assertThat(Bytes.sameInConstantTime(new byte[] {1, 2}, new byte[] {1})).isFalse();
  }

  @Test
  void wiped_isZero() {
    byte[] secret = {1, 2, 3};
    Bytes.wipe(secret);
    assertThat(secret).containsOnly(0);
  }
}

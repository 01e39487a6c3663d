package org.ecluse.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealedSizeTest {

  /** From the specification, not from the code. */
  private static final long HEADER = 56;

  private static final long TAG = 16;
  private static final long CHUNK = 16_384;

  @Test
  void sizesOfTheSpecification() {
    assertThat(SealedSize.of(0)).isEqualTo(HEADER + TAG);
    assertThat(SealedSize.of(1)).isEqualTo(HEADER + 1 + TAG);
    assertThat(SealedSize.of(CHUNK - 1)).isEqualTo(HEADER + CHUNK - 1 + TAG);
    assertThat(SealedSize.of(CHUNK)).isEqualTo(HEADER + CHUNK + 2 * TAG);
    assertThat(SealedSize.of(CHUNK + 1)).isEqualTo(HEADER + CHUNK + 1 + 2 * TAG);
    assertThat(SealedSize.MIN_BYTES).isEqualTo(HEADER + TAG);
    assertThat(SealedSize.MAX_PLAINTEXT_BYTES).isEqualTo((1L << 52) - 1);
  }

  @Test
  void everySealedSize_givesItsPlaintextSizeBack_andNoOtherSizeDoes() throws CryptoException {
    long plaintextBytes = 0;
    for (long sealedBytes = 0; sealedBytes < HEADER + 3 * (CHUNK + TAG); sealedBytes++) {
      if (sealedBytes == SealedSize.of(plaintextBytes)) {
        assertThat(SealedSize.plaintextOf(sealedBytes)).isEqualTo(plaintextBytes);
        plaintextBytes++;
      } else {
        assertImpossible(sealedBytes);
      }
    }
  }

  @Test
  void theLargestMessage_isStillExact() throws CryptoException {
    long largest = SealedSize.of(SealedSize.MAX_PLAINTEXT_BYTES);
    assertThat(SealedSize.plaintextOf(largest)).isEqualTo(SealedSize.MAX_PLAINTEXT_BYTES);
    assertImpossible(largest + 1);
    assertImpossible(largest + TAG + 1);
    assertImpossible(Long.MAX_VALUE);
    assertImpossible(-1);
  }

  private static void assertImpossible(long sealedBytes) {
    assertThatThrownBy(() -> SealedSize.plaintextOf(sealedBytes))
        .isExactlyInstanceOf(CryptoException.Truncated.class);
  }

  @Test
  void impossiblePlaintextSizes_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SealedSize.of(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedSize.of(SealedSize.MAX_PLAINTEXT_BYTES + 1));
  }
}

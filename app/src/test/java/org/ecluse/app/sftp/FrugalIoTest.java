package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrugalIoTest {

  private static final int LITTLE_BYTES = 100;

  @Test
  void aConnectionThatWaits_hasASmallBuffer() {
    assertThat(FrugalIo.sizeAfter(0, FrugalIo.SMALL_BYTES)).isEqualTo(FrugalIo.SMALL_BYTES);
    assertThat(FrugalIo.sizeAfter(LITTLE_BYTES, FrugalIo.SMALL_BYTES))
        .isEqualTo(FrugalIo.SMALL_BYTES);
  }

  @Test
  void aReadThatFillsTheSmallBuffer_getsALargeOne_asLongAsMuchComes() {
    assertThat(FrugalIo.sizeAfter(FrugalIo.SMALL_BYTES, FrugalIo.SMALL_BYTES))
        .isEqualTo(FrugalIo.LARGE_BYTES);
    assertThat(FrugalIo.sizeAfter(FrugalIo.LARGE_BYTES, FrugalIo.LARGE_BYTES))
        .isEqualTo(FrugalIo.LARGE_BYTES);
    assertThat(FrugalIo.sizeAfter(FrugalIo.SMALL_BYTES, FrugalIo.LARGE_BYTES))
        .isEqualTo(FrugalIo.LARGE_BYTES);
  }

  @Test
  void aReadThatFitsIntoTheSmallBuffer_letsGoOfTheLargeOne() {
    assertThat(FrugalIo.sizeAfter(FrugalIo.SMALL_BYTES - 1, FrugalIo.LARGE_BYTES))
        .isEqualTo(FrugalIo.SMALL_BYTES);
  }
}

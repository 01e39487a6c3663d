package org.ecluse.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NirTest {

  @Test
  void aNumber_isPutTogetherFromWhatItSays() {
    Nir nir = Nir.of(true, LocalDate.of(1984, 3, 12), 7, 912, 8);

    assertThat(nir.text()).startsWith("2840307912008").hasSize(15);
  }

  /** The example that every textbook gives: 2 55 08 14 168 025, key 38. */
  @Test
  void theKey_isTheTextbooks() {
    assertThat(new Nir(2_55_08_14_168_025L).text()).isEqualTo("255081416802538");
  }

  @Test
  void numberAndKeyTogether_areDivisibleBy97() {
    for (long number = 1_00_01_01_001_001L; number < 1_00_01_01_001_301L; number++) {
      Nir nir = new Nir(number);
      BigInteger sum = BigInteger.valueOf(number).add(BigInteger.valueOf(nir.key()));
      assertThat(sum.mod(BigInteger.valueOf(97))).isZero();
      assertThat(nir.key()).isBetween(1, 97);
    }
  }
}

package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClocksTest {

  @Test
  void clock_neverGoesBack_betweenTwoReadings() {
    assertThat(Clocks.system().instant()).isBeforeOrEqualTo(Clocks.system().instant());
  }
}

package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PenaltiesTest {

  private static final Duration PENALTY = Duration.ofMinutes(5);
  private static final InetAddress SOURCE = InetAddress.getLoopbackAddress();

  private final AtomicLong nanos = new AtomicLong();
  private final Penalties penalties = new Penalties(3, PENALTY, nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      penalties.count(SOURCE);
    }
  }

  @Test
  void anAddressIsBarred_afterTooManyFaults_andNotBefore() {
    fail(2);
    assertThat(penalties.bar(SOURCE)).isFalse();
    fail(1);
    assertThat(penalties.bar(SOURCE)).isTrue();
  }

  @Test
  void aPenaltyEnds_howeverOftenItsAddressKnocks() {
    fail(3);
    pass(PENALTY.minusSeconds(1));
    fail(3);
    assertThat(penalties.bar(SOURCE)).isTrue();
    pass(Duration.ofSeconds(2));
    assertThat(penalties.bar(SOURCE)).isFalse();
  }

  @Test
  void anAddressFromWhichSomebodyLoggedIn_isNotBarred_forADay() {
    fail(2);
    penalties.trust(SOURCE);
    fail(100);
    assertThat(penalties.bar(SOURCE)).isFalse();
    pass(Penalties.TRUST.plusSeconds(1));
    fail(3);
    assertThat(penalties.bar(SOURCE)).isTrue();
  }
}

package org.ecluse.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ecluse.policy.ledger.LedgerEvent;
import org.junit.jupiter.api.Test;

class WatchTest {

  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong free = new AtomicLong(1_000);
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong ticks = new AtomicLong();
  private final List<LedgerEvent.Alarm> alarms = new ArrayList<>();
  private final Watch watch =
      new Watch(
          new Watch.Probes(stored::get, free::get, refused::get, ticks::get),
          new Watch.Limits(500, 100),
          alarms::add);

  private void look(Duration later) {
    ticks.addAndGet(later.toNanos());
    watch.look();
  }

  @Test
  void bytesThatStay_areToldOnce_afterAMinute_andAgainWhenItComesBack() {
    stored.set(7);
    look(Duration.ZERO);
    look(Duration.ofSeconds(59));
    assertThat(alarms).isEmpty();
    look(Duration.ofSeconds(2));
    look(Duration.ofHours(1));
    assertThat(alarms).containsExactly(new LedgerEvent.BytesNotAbsent(7));

    stored.set(0);
    look(Duration.ofSeconds(1));
    stored.set(8);
    look(Duration.ofSeconds(1));
    look(Duration.ofMinutes(2));
    assertThat(alarms).hasSize(2);
  }

  @Test
  void aDiskThatFills_isToldOnce_untilThereIsRoomAgain() {
    free.set(499);
    look(Duration.ZERO);
    look(Duration.ofHours(1));
    free.set(2_000);
    look(Duration.ofHours(1));
    free.set(10);
    look(Duration.ofHours(1));
    assertThat(alarms).containsExactly(new LedgerEvent.DiskLow(499), new LedgerEvent.DiskLow(10));
  }

  @Test
  void manyGuesses_withinAFewMinutes_areTold_andAFewOverADayAreNot() {
    for (int i = 0; i < 500; i++) {
      refused.incrementAndGet();
      look(Duration.ofMinutes(3));
    }
    assertThat(alarms).isEmpty();
    refused.addAndGet(150);
    look(Duration.ofSeconds(1));
    look(Duration.ofSeconds(1));
    assertThat(alarms).hasSize(1).first().isInstanceOf(LedgerEvent.Guessing.class);
  }
}

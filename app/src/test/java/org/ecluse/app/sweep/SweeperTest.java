package org.ecluse.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweeperTest {

  private static final Duration SOON = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void chore_thatFails_isTriedAgain_andDoesNotKeepTheOthersFromTheirs() {
    Chore failing =
        new Chore(
            "failing",
            () -> {
              throw new IOException("always");
            });
    try (Sweeper sweeper = sweeper(failing, new Chore("good", rounds::incrementAndGet))) {
      sweeper.start();
      await().atMost(PATIENCE).until(() -> rounds.get() >= 3);
    }
    assertThat(failures("failing")).isGreaterThanOrEqualTo(3);
    assertThat(failures("good")).isZero();
  }

  @Test
  void sweeper_survivesAnError() {
    Chore dying =
        new Chore(
            "dying",
            () -> {
              rounds.incrementAndGet();
              throw new StackOverflowError();
            });
    try (Sweeper sweeper = sweeper(dying)) {
      sweeper.start();
      await().atMost(PATIENCE).until(() -> rounds.get() >= 3);
      assertThat(sweeper.isAlive()).isTrue();
    }
  }

  @Test
  void close_waitsForTheChoreThatRuns_andNoneRunsAfterIt() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Chore slow =
        new Chore(
            "slow",
            () -> {
              running.countDown();
              Thread.onSpinWait();
              rounds.incrementAndGet();
            });
    Sweeper sweeper = sweeper(slow);
    sweeper.start();
    assertThat(running.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    sweeper.close();

    int after = rounds.get();
    assertThat(after).isPositive();
    await().during(Duration.ofMillis(50)).until(() -> rounds.get() == after);
  }

  private Sweeper sweeper(Chore... chores) {
    return new Sweeper(List.of(chores), SOON, meters);
  }

  private double failures(String chore) {
    return meters.counter("ecluse.sweeper.failures", "chore", chore).count();
  }
}

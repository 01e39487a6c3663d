package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that are opened and held by people who do not log in. */
class FloodTest {

  private static final Logger LOG = LoggerFactory.getLogger(FloodTest.class);
  private static final String BY_HAND = "ecluse.flood";
  private static final String ATTACKER = "127.0.0.2";
  private static final int WAITING = 8;
  private static final int WAITING_PER_SOURCE = 4;

  @TempDir Path directory;
  private final List<PlainLine> held = new ArrayList<>();
  private DoorHouse house;

  @BeforeEach
  void open() {
    house =
        System.getProperty(BY_HAND) == null
            ? new DoorHouse(directory, Rules.DEFAULT, Settings.with(WAITING, WAITING_PER_SOURCE))
            : new DoorHouse(directory);
  }

  @AfterEach
  void close() throws IOException {
    for (PlainLine line : held) {
      line.close();
    }
    house.close();
  }

  private void hold(int count, String source) throws IOException {
    for (int i = 0; i < count; i++) {
      held.add(new PlainLine(house, source));
    }
  }

  private double sessions() {
    return house.meters.get("ecluse.sftp.sessions").gauge().value();
  }

  private void logIn() {
    try (Guest ars = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      assertThat(ars.names("/")).containsExactly("inbox");
    }
  }

  @Test
  void aFloodFromOneAddress_pushesOutItself_andIsThenTurnedAway() throws IOException {
    hold(200, ATTACKER);
    logIn();

    await().atMost(Guest.PATIENCE).until(() -> sessions() <= WAITING_PER_SOURCE);
    try (PlainLine late = new PlainLine(house, ATTACKER)) {
      assertThat(late.isEndedWithin(20_000)).isTrue();
    }
    assertThat(sessions()).isPositive();
    logIn();
  }

  @Test
  void aFloodFromManyAddresses_leavesRoomForOneMore() throws IOException {
    for (int i = 2; i < 60; i++) {
      hold(WAITING_PER_SOURCE, "127.0.0." + i);
    }
    logIn();
    await().atMost(Guest.PATIENCE).until(() -> sessions() <= WAITING);
  }

  /** Where somebody was let in, what was held before does not count against the address. */
  @Test
  void whoIsInside_isNotPushedOut() throws IOException {
    try (Guest ars = new Guest(house, DoorHouse.ARS, house.arsKey)) {
      hold(50, "127.0.0.1");
      await().atMost(Guest.PATIENCE).until(() -> sessions() <= WAITING_PER_SOURCE + 1);
      assertThat(ars.names("/")).containsExactly("inbox");
    }
  }

  /** By hand, with {@code -Decluse.flood=2000}: prints what an honest client feels. */
  @Test
  @EnabledIfSystemProperty(named = BY_HAND, matches = "\\d+")
  void anHonestClient_isServedAsBefore() throws IOException {
    int count = Integer.getInteger(BY_HAND, 0);
    List<Long> _ = loginMillis(50);
    String quiet = figures(loginMillis(200));
    hold(count, ATTACKER);
    String flooded = figures(loginMillis(200));
    LOG.info("logins of an honest client: quiet {}, {} half-open {}", quiet, count, flooded);
    assertThat(sessions()).isLessThanOrEqualTo(SftpSettings.DEFAULT.maxUnauthenticatedPerSource());
  }

  private List<Long> loginMillis(int count) {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      logIn();
      millis.add((System.nanoTime() - begin) / 1_000_000);
    }
    return millis;
  }

  private static String figures(List<Long> millis) {
    long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
    return "p50 %d ms, p99 %d ms, worst %d ms"
        .formatted(
            sorted[sorted.length / 2],
            sorted[sorted.length * 99 / 100],
            Arrays.stream(sorted).max().orElseThrow());
  }
}

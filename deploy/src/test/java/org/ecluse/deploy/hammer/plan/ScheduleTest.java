package org.ecluse.deploy.hammer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecluse.deploy.hammer.history.Door;
import org.ecluse.deploy.hammer.plan.Scenario.Manner;
import org.ecluse.deploy.hammer.plan.Scenario.Reader;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final long LARGEST = 100_000;
  private static final int KEYS = 3;
  private static final int MANY = 500;

  private static Schedule schedule(long seed) {
    return new Schedule(seed, 4, 6, KEYS, LARGEST, List.of(Door.HTTPS, Door.SFTP));
  }

  @Test
  void aSeed_repeatsEveryScenario_andAnotherDoesNot() {
    for (int i = 0; i < MANY; i++) {
      assertThat(schedule(1).scenario(3, i)).isEqualTo(schedule(1).scenario(3, i));
      assertThat(schedule(1).scenario(3, i)).isNotEqualTo(schedule(2).scenario(3, i));
      assertThat(schedule(1).scenario(3, i)).isNotEqualTo(schedule(1).scenario(4, i));
    }
  }

  @Test
  void everyKindOfAbuse_comesSoon() {
    Set<String> kinds = new HashSet<>();
    Set<Manner> manners = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      kinds.add(schedule(1).scenario(0, i).kind());
      manners.add(schedule(1).scenario(0, i).sending().manner());
    }
    assertThat(kinds).hasSize(8);
    assertThat(manners).containsExactlyInAnyOrder(Manner.values());
  }

  @Test
  void everyWish_liesWithinItsFile_andNoKeyReadsOverHttps() {
    for (int i = 0; i < MANY; i++) {
      Scenario scenario = schedule(1).scenario(0, i);
      long size = scenario.sending().sizeBytes();
      assertThat(size).isBetween(1L, LARGEST);
      assertThat(scenario.readers()).allSatisfy(reader -> check(reader, size));
    }
  }

  private static void check(Reader reader, long size) {
    assertThat(reader.identity() >= KEYS || reader.door() == Door.SFTP).isTrue();
    assertThat(reader.wishes())
        .allSatisfy(
            wish -> {
              assertThat(wish.from()).isBetween(0L, size - 1);
              assertThat(wish.lengthBytes()).isBetween(1L, size - wish.from());
            });
  }
}

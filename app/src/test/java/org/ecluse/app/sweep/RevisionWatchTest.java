package org.ecluse.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RevisionWatchTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final AtomicLong revision = new AtomicLong(7);
  private final AtomicLong obeyed = new AtomicLong();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void change_runsEveryReactionOnce_inOrder() {
    try (RevisionWatch watch = watch(reaction("one"), reaction("two"))) {
      watch.start();
      revision.incrementAndGet();

      await().atMost(PATIENCE).until(() -> done.size() == 2);
      await().during(Duration.ofMillis(500)).until(() -> done.size() == 2);
    }
    assertThat(done).containsExactly("one", "two");
  }

  /** The promised second, less what the checks and a busy machine may need of it. */
  @Test
  void theNextLook_isNeverFarOff() {
    assertThat(RevisionWatch.PAUSE).isLessThanOrEqualTo(Duration.ofMillis(250));
  }

  @Test
  void aLook_hasReacted_whenItReturns_alsoBeforeTheStart() {
    try (RevisionWatch watch = watch(reaction("one"))) {
      revision.incrementAndGet();
      watch.look();
      assertThat(done).containsExactly("one");
      assertThat(obeyed).hasValue(revision.get());
    }
  }

  @Test
  void noChange_runsNothing() {
    try (RevisionWatch watch = watch(reaction("one"))) {
      watch.start();
      await().during(Duration.ofMillis(500)).until(done::isEmpty);
    }
  }

  @Test
  void reaction_thatFails_isTriedAgain_untilItWorks() {
    AtomicInteger tries = new AtomicInteger();
    Chore flaky =
        new Chore(
            "flaky",
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
              }
              done.add("flaky");
            });
    try (RevisionWatch watch = watch(flaky)) {
      watch.start();
      revision.incrementAndGet();
      await().atMost(PATIENCE).until(() -> done.contains("flaky"));
    }
    assertThat(tries).hasValue(3);
  }

  @Test
  void revision_thatCannotBeRead_doesNotEndTheWatch() {
    AtomicInteger asked = new AtomicInteger();
    RevisionWatch watch =
        new RevisionWatch(
            () -> {
              if (asked.getAndIncrement() == 1) {
                throw new IllegalStateException("locked");
              }
              return asked.get() < 3 ? 1 : 2;
            },
            List.of(reaction("one")),
            obeyed::set,
            new SimpleMeterRegistry());
    try (watch) {
      watch.start();
      await().atMost(PATIENCE).until(() -> done.contains("one"));
    }
  }

  private RevisionWatch watch(Chore... reactions) {
    return new RevisionWatch(
        revision::get, List.of(reactions), obeyed::set, new SimpleMeterRegistry());
  }

  private Chore reaction(String name) {
    return new Chore(name, () -> done.add(name));
  }
}

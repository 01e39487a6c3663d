package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Operations follow each other on one thread, however many, and a failure does not end them. */
final class LaneTest {

  private static final int MANY = 100_000;

  private final Lane lane = new Lane("lane");
  private final Set<Long> threads = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();

  @Test
  void operation_askedForByTheHandlerOfTheOneBefore_runsOnItsThread() throws Exception {
    lane.start(() -> 1, "", new AskingAgain(false));

    assertThat(end.get(1, TimeUnit.MINUTES)).isEqualTo(MANY);
    assertThat(threads).hasSize(1);
  }

  @Test
  void operation_afterOneThatFailed_runsToo() throws Exception {
    lane.start(() -> 1, "", new AskingAgain(true));

    assertThat(end.get(1, TimeUnit.MINUTES)).isEqualTo(MANY);
  }

  @Test
  void operations_thatAreHeld_runOnTheThreadThatDrains_inTheirOrder() throws Exception {
    lane.hold();
    lane.start(() -> 1, "", new AskingAgain(false));
    assertThat(end).isNotDone();

    lane.drain();

    assertThat(end).isCompletedWithValue(MANY);
    assertThat(threads).containsExactly(Thread.currentThread().threadId());
  }

  @Test
  void operation_afterTheThreadLetGo_runsOnAnother() throws Exception {
    lane.hold();
    lane.letGo();
    lane.start(() -> 1, "", new AskingAgain(false));

    assertThat(end.get(1, TimeUnit.MINUTES)).isEqualTo(MANY);
    assertThat(threads).doesNotContain(Thread.currentThread().threadId());
  }

  @Test
  void operation_thatAnotherThreadHolds_isRunByWhoeverDrains() throws Exception {
    Thread holder =
        Thread.ofVirtual()
            .start(
                () -> {
                  lane.hold();
                  lane.start(() -> MANY, "", new AskingAgain(false));
                });
    holder.join();

    lane.drain();

    assertThat(end).isCompletedWithValue(MANY);
  }

  @Test
  void anOperationThatDoesNotEnd_showsItsPatienceIsOver_untilItEnds() throws Exception {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    Thread holder =
        Thread.ofVirtual()
            .start(
                () -> {
                  lane.hold();
                  lane.start(
                      () -> {
                        taken.join();
                        return MANY;
                      },
                      "",
                      new AskingAgain(false));
                  lane.drain();
                });

    await().until(() -> lane.isStuckFor(Duration.ofMillis(1)));
    taken.complete(null);
    holder.join();

    assertThat(lane.isStuckFor(Duration.ZERO)).isFalse();
  }

  private final class AskingAgain implements CompletionHandler<Integer, String> {

    private final boolean fails;

    AskingAgain(boolean fails) {
      this.fails = fails;
    }

    @Override
    public void completed(Integer number, String attachment) {
      threads.add(Thread.currentThread().threadId());
      if (number == MANY) {
        end.complete(number);
      } else {
        lane.start(() -> next(number), "", this);
      }
    }

    private int next(int number) throws IOException {
      if (fails && number == MANY / 2) {
        throw new IOException("once");
      }
      return number + 1;
    }

    @Override
    public void failed(Throwable why, String attachment) {
      lane.start(() -> MANY, "", this);
    }
  }
}

package org.ecluse.app.cli;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ecluse.app.store.HomeLock;
import org.ecluse.app.store.ObeyedRevision;
import org.ecluse.app.wiring.House;

/**
 * Lets a command that withdraws something say so only when it has been felt: a service that runs on
 * the home has cut what was going on by the authority that ended.
 */
final class Obedience {

  /** Far more than a service needs that is well; it looks several times a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long LOOK_MILLIS = 5;

  private Obedience() {}

  /**
   * Waits for the service, where one runs.
   *
   * @throws Failure where it does not follow; what was withdrawn stays withdrawn
   */
  static void await(House house) {
    await(house, PATIENCE);
  }

  static void await(House house, Duration patience) {
    long wanted = house.accounts().revision();
    ObeyedRevision obeyed = new ObeyedRevision(house.home());
    long deadline = System.nanoTime() + patience.toNanos();
    while (isBehind(obeyed.read(), wanted)) {
      if (System.nanoTime() > deadline) {
        expectNobody(house, patience);
        return;
      }
      pause();
    }
  }

  private static boolean isBehind(OptionalLong obeyed, long wanted) {
    return obeyed.isPresent() && obeyed.getAsLong() < wanted;
  }

  /** A service that was killed leaves its last word behind. */
  private static void expectNobody(House house, Duration patience) {
    if (HomeLock.isHeld(house.home())) {
      throw new Failure(
          "It is withdrawn, but the running service has not acted upon it for "
              + patience.toSeconds()
              + " s: stop the service");
    }
  }

  private static void pause() {
    try {
      // A latch that nobody opens: this thread waits, and an interrupt still ends the wait.
      boolean opened = new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      assert !opened;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("It is withdrawn; whether the service has acted upon it is not known");
    }
  }
}

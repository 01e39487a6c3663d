package org.ecluse.app.sftp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.session.Session;
import org.ecluse.app.transfer.LiveGrant;

/**
 * Goes round once a second, and at once when authority may have been withdrawn: whoever's grant no
 * longer holds is put out in the middle of what they do, with what is queued for them.
 */
final class Patrol implements AutoCloseable {

  private final Entrance entrance;
  private final LiveGrant liveGrant;
  private final Duration patience;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("sftp-patrol").factory());

  /**
   * @param patience how long a client may take nothing of what is being written to it
   */
  Patrol(Entrance entrance, LiveGrant liveGrant, Duration patience) {
    this.entrance = entrance;
    this.liveGrant = liveGrant;
    this.patience = patience;
  }

  void start() {
    var _ = rounds.scheduleWithFixedDelay(this::goRound, 1, 1, TimeUnit.SECONDS);
  }

  /** Looks at everybody; a fault with one of them keeps nobody else in. */
  void goRound() {
    for (Session session : entrance.sessions()) {
      try {
        look(session);
      } catch (RuntimeException e) {
        Faults.report("a session could not be looked at", e);
      }
    }
  }

  /** Puts a session out where its grant does not hold any more, or where it takes nothing. */
  void look(Session session) {
    boolean mayStay = Login.grant(session).map(liveGrant::holds).orElse(true);
    if (!mayStay || Sockets.writes(session).isStuckFor(patience)) {
      putOut(session);
    }
  }

  /** Ends a connection now: neither what waits here nor what waits in the kernel leaves. */
  static void putOut(Session session) {
    try {
      Sockets.reset(session);
    } catch (IOException e) {
      Faults.report("a connection could not be reset", e);
    }
    session.close(true);
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}

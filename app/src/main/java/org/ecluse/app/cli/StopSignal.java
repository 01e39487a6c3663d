package org.ecluse.app.cli;

import java.util.concurrent.CountDownLatch;
import org.ecluse.app.wiring.Service;

/**
 * What happens on SIGTERM and SIGINT. The JVM answers them by running its shutdown hooks and would
 * then exit with 128 plus the signal's number; a stop that was asked for and went well is a
 * success, so the hook ends the process itself, as the last thing it does.
 */
final class StopSignal {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private StopSignal() {}

  static void closes(Service service) {
    Runnable stop =
        () -> {
          service.close();
          Runtime.getRuntime().halt(0);
        };
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("ecluse-stop").unstarted(stop));
  }

  /** Waits for the end of the process. */
  static void await() throws InterruptedException {
    NEVER.await();
  }
}

package org.ecluse.app.demo;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stops the service and deletes the workshop, once: at the end, or when the process is ended. */
final class Cleanup implements AutoCloseable {

  private final Workshop workshop;
  private final AtomicReference<@Nullable RunningService> service = new AtomicReference<>();
  private final AtomicBoolean over = new AtomicBoolean();

  private Cleanup(Workshop workshop) {
    this.workshop = workshop;
  }

  static Cleanup of(Workshop workshop) {
    Cleanup cleanup = new Cleanup(workshop);
    Runtime.getRuntime().addShutdownHook(new Thread(cleanup::atExit, "demo-cleanup"));
    return cleanup;
  }

  /** From now on there is a service to stop. */
  void stops(RunningService running) {
    service.set(running);
  }

  /** The person at the keyboard cleans up. */
  void keep() {
    over.set(true);
  }

  private void atExit() {
    try {
      close();
    } catch (IOException e) {
      // Nobody is left to tell; the directory is the owner's alone and stands in the temporary one.
    }
  }

  @Override
  public void close() throws IOException {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    RunningService running = service.get();
    if (running != null) {
      running.close();
    }
    workshop.delete();
  }
}

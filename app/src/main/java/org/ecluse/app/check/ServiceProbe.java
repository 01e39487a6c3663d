package org.ecluse.app.check;

import java.nio.file.Path;
import java.util.List;
import org.ecluse.app.store.HomeLock;

/** Whether a service runs on this home. */
final class ServiceProbe {

  private ServiceProbe() {}

  static boolean isRunning(Path home) {
    return HomeLock.isHeld(home);
  }

  static List<Diagnosis> look(boolean running) {
    return List.of(
        Diagnosis.ok("service", running ? "the service runs" : "the service does not run"));
  }
}

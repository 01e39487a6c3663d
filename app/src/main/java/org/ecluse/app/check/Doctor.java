package org.ecluse.app.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.app.config.Settings;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.HouseClock;

/** Checks an installation, whether its service runs or not. */
public final class Doctor {

  private final Map<String, Probe> probes = new LinkedHashMap<>();

  /** A doctor for an opened home, who takes time. */
  public Doctor(Path home, Settings settings, Stores stores, HouseClock clock) {
    this(home, settings, stores, clock, MachineProbes::crypto);
  }

  private Doctor(Path home, Settings settings, Stores stores, HouseClock clock, Probe crypto) {
    boolean running = ServiceProbe.isRunning(home);
    probes.put("java", MachineProbes::java);
    probes.put("crypto", crypto);
    probes.put("clock", () -> ClockProbe.look(home, stores, clock));
    probes.put("home", () -> HomeProbe.look(home));
    probes.put("service", () -> ServiceProbe.look(running));
    probes.put("ports", () -> PortProbe.look(settings, running));
    probes.put("storage", () -> StorageProbe.look(home, stores));
    probes.put("sqlite", () -> SqliteProbe.look(stores));
    probes.put("absences", () -> absences(stores, clock, running));
    probes.put("certificate", () -> CertificateProbe.look(home, clock.instant()));
  }

  /** One for a page, which somebody waits for: how fast this machine is was looked at before. */
  public static Doctor inPassing(Path home, Settings settings, Stores stores, HouseClock clock) {
    return new Doctor(home, settings, stores, clock, MachineProbes::engine);
  }

  /**
   * Looks at everything.
   *
   * @param after run after each look, as some take a moment
   */
  public List<Diagnosis> examine(Runnable after) {
    List<Diagnosis> all = new ArrayList<>();
    probes.forEach(
        (about, probe) -> {
          all.addAll(probe.lookSafely(about));
          after.run();
        });
    return all;
  }

  /** How many looks there are. */
  public int looks() {
    return probes.size();
  }

  private static List<Diagnosis> absences(Stores stores, HouseClock clock, boolean running)
      throws IOException {
    long bytes = stores.records().expiredButStoredBytes(clock.instant());
    if (bytes == 0) {
      return List.of(Diagnosis.ok("absences", "nothing that has ended is still stored"));
    }
    String sentence = bytes + " bytes of what has ended or expired are still stored";
    return List.of(
        running
            ? Diagnosis.fail("absences", sentence)
            : Diagnosis.warn("absences", sentence + "; the service removes them when it runs"));
  }
}

package org.ecluse.app.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.store.Stores;
import org.ecluse.app.transfer.HouseClock;

/** Whether the clock can be believed: against the disk's stamps, the ledger, and reason. */
final class ClockProbe {

  private static final Instant EARLIEST = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private ClockProbe() {}

  static List<Diagnosis> look(Path home, Stores stores, HouseClock clock) throws IOException {
    Instant now = clock.wall();
    return switch (clock.standing()) {
      case AGREES -> compare(home, stores, now);
      case AHEAD ->
          fail("the clock says %s, but all that is known says %s; see clock confirm", clock);
      case BEHIND -> fail("the clock says %s, but it has been %s already", clock);
    };
  }

  private static List<Diagnosis> fail(String sentence, HouseClock clock) {
    return List.of(Diagnosis.fail("clock", sentence.formatted(clock.wall(), clock.instant())));
  }

  private static List<Diagnosis> compare(Path home, Stores stores, Instant now) throws IOException {
    if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
      return List.of(Diagnosis.fail("clock", "the clock says " + now));
    }
    Duration offDisk = Duration.between(now, stamp(home)).abs();
    if (offDisk.compareTo(TOLERANCE) > 0) {
      return List.of(
          Diagnosis.warn("clock", "the disk's stamps are off by " + offDisk.toSeconds() + " s"));
    }
    Instant newest = newestFact(stores);
    if (newest.isAfter(now.plus(TOLERANCE))) {
      return List.of(
          Diagnosis.fail("clock", "the clock says %s but the ledger %s".formatted(now, newest)));
    }
    return List.of(Diagnosis.ok("clock", "the clock says " + now));
  }

  private static Instant stamp(Path home) throws IOException {
    Path file = Files.createTempFile(home, ".doctor", "");
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } finally {
      Files.delete(file);
    }
  }

  private static Instant newestFact(Stores stores) {
    Instant[] newest = {EARLIEST};
    stores.ledger().forEach((LedgerEntry entry) -> newest[0] = entry.at());
    return newest[0];
  }
}

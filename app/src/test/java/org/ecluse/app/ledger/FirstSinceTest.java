package org.ecluse.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecluse.app.store.Stores;
import org.ecluse.policy.ledger.LedgerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstSinceTest {

  private static final Instant LONG_AGO = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant THEN = Instant.parse("2026-11-23T12:00:33.939Z");

  @TempDir Path directory;
  private Instant now = LONG_AGO;

  @Test
  void whateverTheOrderOfTimesWithinASecond_nothingIsPassedOver_andWhatIsOldIsNot() {
    try (Stores stores = Stores.open(directory.resolve("home"), () -> now, new SecureRandom())) {
      append(stores, LONG_AGO, 20);
      append(stores, THEN, 3);
      append(stores, Instant.parse("2026-11-23T12:00:33Z"), 30);
      append(stores, THEN.plusMillis(20), 3);
      append(stores, THEN.plus(Duration.ofHours(1)), 20);

      assertThat(stores.ledger().firstSince(THEN)).isEqualTo(21);
      assertThat(stores.ledger().firstSince(LONG_AGO)).isEqualTo(1);
      assertThat(stores.ledger().firstSince(THEN.plus(Duration.ofHours(2)))).isEqualTo(77);
    }
  }

  private void append(Stores stores, Instant at, int count) {
    now = at;
    for (int i = 0; i < count; i++) {
      stores.records().append(List.of(new LedgerEvent.ReleasesUnfrozen()));
    }
  }
}

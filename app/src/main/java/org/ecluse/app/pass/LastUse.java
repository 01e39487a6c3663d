package org.ecluse.app.pass;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ecluse.app.transfer.StoreException;

/**
 * Writes down when a pass or a key was last used, to about a minute: a write for every request
 * would be a waste. It decides nothing. Thread-safe.
 */
final class LastUse {

  static final Duration GRAIN = Duration.ofMinutes(1);

  /** What is forgotten costs one write more. */
  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<String, Instant> written =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).executor(Runnable::run).build();

  /** Something was used now; writes that down, unless it was just done. */
  void now(String what, Instant now, Runnable write) {
    AtomicBoolean isDue = new AtomicBoolean();
    written
        .asMap()
        .compute(
            what,
            (_, last) -> {
              isDue.setPlain(last == null || !now.isBefore(last.plus(GRAIN)));
              return isDue.getPlain() || last == null ? now : last;
            });
    if (isDue.getPlain()) {
      try {
        write.run();
      } catch (StoreException _) {
        // A full disk keeps nobody out.
      }
    }
  }
}

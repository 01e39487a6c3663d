package org.ecluse.app.store;

import java.time.Duration;
import java.time.Instant;

/**
 * Times as the databases hold them: nanoseconds since 1970, exactly, until the year 2262. Exactly,
 * because an expiry is bound into a wrapped key: one that came back rounded would not unwrap it.
 */
final class Nanos {

  private static final long PER_SECOND = Duration.ofSeconds(1).toNanos();

  private Nanos() {}

  static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}

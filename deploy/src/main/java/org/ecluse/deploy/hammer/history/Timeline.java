package org.ecluse.deploy.hammer.history;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one clock of a history: microseconds since it began, which only go forward. */
public final class Timeline {

  private static final long NANOS_PER_MICRO = 1_000;

  private final long startNanos = System.nanoTime();
  private final Instant started;

  public Timeline(InstantSource clock) {
    started = clock.instant();
  }

  public long now() {
    return (System.nanoTime() - startNanos) / NANOS_PER_MICRO;
  }

  public long startedEpochMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, started);
  }

  /** A time of the service, which runs on the same machine, on this line. */
  public long at(Instant instant) {
    return ChronoUnit.MICROS.between(started, instant);
  }
}

package org.ecluse.app.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A machine whose clock can be set, and whose ticks go on. */
public final class Machine implements InstantSource, LongSupplier {

  private volatile Instant clock;
  private final AtomicLong ticks = new AtomicLong();

  public Machine(Instant clock) {
    this.clock = clock;
  }

  /** Time passes. */
  public void pass(Duration time) {
    ticks.addAndGet(time.toNanos());
    clock = clock.plus(time);
  }

  /** Time passes until then. */
  public void passUntil(Instant then) {
    pass(Duration.between(clock, then));
  }

  /** Somebody sets the clock. */
  public void set(Instant to) {
    clock = to;
  }

  /** It is off, or asleep, and comes back: its clock went on, its ticks did not. */
  public void beOff(Duration time) {
    clock = clock.plus(time);
  }

  @Override
  public Instant instant() {
    return clock;
  }

  @Override
  public long getAsLong() {
    return ticks.get();
  }
}

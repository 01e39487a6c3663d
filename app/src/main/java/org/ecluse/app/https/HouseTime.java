package org.ecluse.app.https;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that everything goes by, under a name of its own: the framework has a clock too, which
 * is the machine's.
 */
public final class HouseTime {

  private final InstantSource clock;

  HouseTime(InstantSource clock) {
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }
}

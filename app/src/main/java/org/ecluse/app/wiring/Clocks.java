package org.ecluse.app.wiring;

import java.time.Clock;
import java.time.InstantSource;

/** The one clock. Reading the time anywhere else fails the build. */
public final class Clocks {

  private Clocks() {}

  public static InstantSource system() {
    return Clock.systemUTC();
  }
}

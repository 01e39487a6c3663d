package org.ecluse.app.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one clock. Reading the time anywhere else fails the build. */
@Factory
final class Clocks {

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}

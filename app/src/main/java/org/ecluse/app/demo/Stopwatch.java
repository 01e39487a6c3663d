package org.ecluse.app.demo;

import java.time.Duration;

/** How long something takes. */
record Stopwatch(long startNanos) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  Duration read() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}

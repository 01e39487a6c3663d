package org.ecluse.app.sftp;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts content that comes in and goes out. */
final class Traffic {

  private final Counter in;
  private final Counter out;

  Traffic(MeterRegistry meters) {
    in = counter(meters, "in");
    out = counter(meters, "out");
  }

  private static Counter counter(MeterRegistry meters, String direction) {
    return Counter.builder("ecluse.sftp.content")
        .description("Content that passed the SFTP door")
        .baseUnit("bytes")
        .tag("direction", direction)
        .register(meters);
  }

  void received(int bytes) {
    in.increment(bytes);
  }

  void sent(int bytes) {
    out.increment(bytes);
  }
}

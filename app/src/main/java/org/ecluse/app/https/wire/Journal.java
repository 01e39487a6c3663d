package org.ecluse.app.https.wire;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.ecluse.policy.access.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is remembered of an exchange: route template, status, time, bytes, the account's reference.
 * Never a path, a query, a name or a token.
 */
public final class Journal {

  private static final Logger ACCESS = LoggerFactory.getLogger("org.ecluse.access.https");

  private final MeterRegistry meters;
  private final Counter bytesIn;
  private final Counter bytesOut;

  public Journal(MeterRegistry meters) {
    this.meters = meters;
    this.bytesIn = counter("in");
    this.bytesOut = counter("out");
  }

  private Counter counter(String direction) {
    return Counter.builder("ecluse.https.bytes")
        .description("Bytes of bodies")
        .baseUnit("bytes")
        .tag("direction", direction)
        .register(meters);
  }

  /**
   * Writes an exchange down.
   *
   * @param whole whether its answer was written to its end
   */
  void write(Exchange exchange, boolean whole) {
    String status = whole ? Integer.toString(exchange.status()) : "aborted";
    long nanos = System.nanoTime() - exchange.startedNanos();
    bytesIn.increment((double) exchange.bytesIn());
    bytesOut.increment((double) exchange.bytesOut());
    Timer.builder("ecluse.https.requests")
        .description("Requests by route and status")
        .tag("route", exchange.route())
        .tag("status", status)
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
    Grant grant = exchange.grant();
    ACCESS.info(
        "route={} status={} ms={} in={} out={} account={}",
        exchange.route(),
        status,
        TimeUnit.NANOSECONDS.toMillis(nanos),
        exchange.bytesIn(),
        exchange.bytesOut(),
        grant == null ? "-" : grant.account());
  }
}

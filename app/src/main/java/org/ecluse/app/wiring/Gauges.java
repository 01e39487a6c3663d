package org.ecluse.app.wiring;

import org.ecluse.app.ops.Metrics;
import org.ecluse.app.transfer.HouseClock;
import org.ecluse.app.transfer.Vault;

/** The numbers that are asked of the stores at every scrape. */
final class Gauges {

  private Gauges() {}

  static void register(House house, Metrics metrics) {
    Vault vault = house.stores().vault();
    metrics.gauge(
        "ecluse.expired.but.stored.bytes",
        "Bytes that should be gone and are not verified absent; anything but 0 is an alarm",
        house.transfers()::expiredButStoredBytes);
    metrics.gauge(
        "ecluse.clock.in.doubt",
        "1 while the machine's clock is too far ahead to be believed, else 0",
        () -> house.clock().standing() == HouseClock.Standing.AHEAD ? 1 : 0);
    metrics.gauge(
        "ecluse.doors.closed",
        "1 while the doors are closed because nobody used the house, else 0",
        () -> house.transfers().isClosed() ? 1 : 0);
    metrics.gauge(
        "ecluse.releases.frozen",
        "Recipients whose releases are frozen, all of them together as one more",
        () -> house.stores().outflow().frozen().size());
    metrics.gauge(
        "ecluse.deliveries.live", "Deliveries whose key exists", () -> vault.tally().live());
    metrics.gauge(
        "ecluse.deliveries.claimed", "Of these, the claimed ones", () -> vault.tally().claimed());
  }
}

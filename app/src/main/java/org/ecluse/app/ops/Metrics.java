package org.ecluse.app.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ecluse.app.pass.Denial;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.EndReason;

/** The numbers of a running service, in Prometheus's format. They name no account and no file. */
public final class Metrics implements Observer, AutoCloseable {

  private static final String ENDED = "ecluse.deliveries.ended";
  private static final String DENIED = "ecluse.passes.denied";
  private static final String FACTS = "ecluse.facts";
  private static final String ALARMS = "ecluse.alarms";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public Metrics() {
    Stream.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
    for (EndReason reason : EndReason.values()) {
      registry.counter(ENDED, "reason", reason.word());
    }
    for (String type : LedgerEvent.Alarm.types()) {
      registry.counter(ALARMS, "type", type);
    }
    for (Denial reason : Denial.values()) {
      registry.counter(DENIED, "reason", reason.word());
    }
  }

  /** Where doors and sweeper put theirs. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Shows a number that is asked for at every scrape. */
  public void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  /** Logins, sign-ins and passes that were refused, at either door. */
  public long refused() {
    return Stream.of(DENIED, "ecluse.sftp.login.failures", "ecluse.signin.failures")
        .flatMap(name -> registry.find(name).counters().stream())
        .mapToLong(counter -> (long) counter.count())
        .sum();
  }

  @Override
  public void denied(Denial reason) {
    registry.counter(DENIED, "reason", reason.word()).increment();
  }

  @Override
  public void happened(LedgerEvent fact) {
    registry.counter(FACTS, "type", fact.type()).increment();
    if (fact instanceof LedgerEvent.Alarm) {
      registry.counter(ALARMS, "type", fact.type()).increment();
    }
    if (fact instanceof LedgerEvent.DeliveryEnded ended) {
      registry.counter(ENDED, "reason", ended.reason().word()).increment();
    }
  }

  /** Everything, as a scrape reads it. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}

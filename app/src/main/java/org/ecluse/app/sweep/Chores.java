package org.ecluse.app.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A list of chores that do not fail each other: each runs in every round, whatever came of the ones
 * before it. A failure is counted every time and logged when its kind changes, so that a disk that
 * stays full for a night is one line and not thirty thousand. Used by one thread.
 */
final class Chores {

  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  private final List<Chore> chores;
  private final MeterRegistry meters;
  private final Map<String, String> failing = new LinkedHashMap<>();

  Chores(List<Chore> chores, MeterRegistry meters) {
    this.chores = List.copyOf(chores);
    this.meters = meters;
    chores.forEach(this::failures); // shown as 0 from the start
  }

  private Counter failures(Chore chore) {
    return Counter.builder("ecluse.sweeper.failures")
        .description("Rounds in which a chore failed")
        .tag("chore", chore.name())
        .register(meters);
  }

  /** Does each once; true where none failed. */
  boolean round() {
    boolean allDone = true;
    for (Chore chore : chores) {
      allDone &= done(chore);
    }
    return allDone;
  }

  // A chore that dies of an Error must not take the thread with it: expiry would silently stop.
  @SuppressWarnings("CatchThrowable")
  private boolean done(Chore chore) {
    try {
      chore.work().run();
      if (failing.remove(chore.name()) != null) {
        LOG.info("{} works again", chore.name());
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Throwable failure) {
      failed(chore, failure);
      return false;
    }
  }

  private void failed(Chore chore, Throwable failure) {
    failures(chore).increment();
    String kind = failure.getClass().getName();
    if (!kind.equals(failing.put(chore.name(), kind))) {
      LOG.warn("{} failed and will be tried again: {}", chore.name(), kind);
      LOG.debug("{} failed", chore.name(), failure);
    }
  }
}

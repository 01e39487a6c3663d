package org.ecluse.app.https.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ecluse.policy.access.Grant;

/** All exchanges that are going on at this door. Thread-safe. */
public final class Exchanges {

  private final Set<Exchange> current = ConcurrentHashMap.newKeySet();
  private final Journal journal;

  public Exchanges(Journal journal) {
    this.journal = journal;
  }

  void begin(Exchange exchange) {
    current.add(exchange);
  }

  void end(Exchange exchange, boolean whole) {
    if (current.remove(exchange)) {
      journal.write(exchange, whole);
    }
  }

  /** Cuts every exchange whose grant does not hold any more. */
  public void recheck(Predicate<Grant> holds) {
    for (Exchange exchange : current) {
      Grant grant = exchange.grant();
      if (grant != null && !holds.test(grant)) {
        exchange.lapse();
      }
    }
  }

  /** Cuts every exchange: there is no more time. */
  public void abort() {
    current.forEach(Exchange::abort);
  }

  /** How many requests are not answered whole. */
  public int count() {
    return current.size();
  }
}

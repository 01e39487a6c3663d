package org.ecluse.policy.transfer;

import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * A delivery's next state together with the fact to write about it, one value: whoever stores the
 * state has the entry in hand.
 *
 * @param next the state to compare-and-set
 * @param event empty where the change is bookkeeping of one claim (bytes reserved, lease renewed)
 */
public record Transition(Delivery next, Optional<LedgerEvent> event) {

  static Transition quiet(Delivery next) {
    return new Transition(next, Optional.empty());
  }

  /** A live state that the ledger hears of. */
  static Transition told(Delivery.Live next) {
    return new Transition(next, next.fact());
  }

  static Transition of(Delivery next, LedgerEvent event) {
    return new Transition(next, Optional.of(event));
  }
}

package org.ecluse.policy.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * A delivery's next state together with the fact to write about it, one value: whoever stores the
 * state has the entry in hand.
 *
 * @param next the state to compare-and-set
 * @param event empty where the change is bookkeeping of one claim (bytes reserved, lease renewed)
 * @param beside what is to stand on the ledger with the event, and does not follow from the state
 */
public record Transition(Delivery next, Optional<LedgerEvent> event, List<LedgerEvent> beside) {

  public Transition {
    beside = List.copyOf(beside);
  }

  /** A state and its event, with nothing beside it. */
  public Transition(Delivery next, Optional<LedgerEvent> event) {
    this(next, event, List.of());
  }

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

  /** The same, with one more fact beside its event. */
  public Transition with(LedgerEvent fact) {
    List<LedgerEvent> more = new ArrayList<>(beside);
    more.add(fact);
    return new Transition(next, event, more);
  }

  /** All that is to be written, the event first; empty for bookkeeping. */
  public List<LedgerEvent> facts() {
    List<LedgerEvent> facts = new ArrayList<>(event.stream().toList());
    facts.addAll(beside);
    return List.copyOf(facts);
  }
}

package org.ecluse.app.transfer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place where a delivery changes, in the one order that is safe: the vault compares and
 * sets (and shreds, where the next state is an end), then the records follow together with the
 * ledger, then readers are stopped. Bytes are deleted later, by {@link Disposal}.
 *
 * <p>Who loses the race for a version reads the state that won and asks the lifecycle again. A
 * crash between vault and records leaves a state that the records do not know; {@link
 * Reconciliation} finds it by the vault's word.
 */
final class Moves {

  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  private final Ports ports;
  private final LiveDeliveries live;

  Moves(Ports ports, LiveDeliveries live) {
    this.ports = ports;
    this.live = live;
  }

  /** What {@link #move} did. */
  record Moved(Delivery before, Vault.Entry after) {}

  /**
   * Moves a delivery as the lifecycle says.
   *
   * @param ask from the state the vault has to a transition or a refusal; asked again after a lost
   *     race
   */
  Outcome<Moved> move(DeliveryId id, Function<Delivery, Outcome<Transition>> ask) {
    while (true) {
      Optional<Vault.Entry> seen = ports.vault().find(id);
      if (seen.isEmpty()) {
        LOG.error("delivery {} is in the records but not in the vault", id);
        return Outcome.refused(new Refusal.Damaged());
      }
      Optional<Outcome<Moved>> moved = attempt(seen.get(), ask);
      if (moved.isPresent()) {
        return moved.get();
      }
    }
  }

  /** One try from a state already seen; empty where somebody else moved it meanwhile. */
  Optional<Outcome<Moved>> attempt(Vault.Entry seen, Function<Delivery, Outcome<Transition>> ask) {
    return switch (ask.apply(seen.delivery())) {
      case Outcome.Refused<Transition>(Refusal refusal) -> Optional.of(Outcome.refused(refusal));
      case Outcome.Done<Transition>(Transition transition) -> set(seen, transition);
    };
  }

  private Optional<Outcome<Moved>> set(Vault.Entry seen, Transition transition) {
    Delivery next = transition.next();
    if (next.equals(seen.delivery())) {
      return Optional.of(Outcome.done(new Moved(seen.delivery(), seen)));
    }
    if (!ports.vault().compareAndSet(seen, next)) {
      return Optional.empty();
    }
    if (transition.event().isPresent()) {
      follow(next, transition.event().map(List::of).orElse(List.of()));
    }
    if (next instanceof Delivery.Ended ended) {
      live.ended(ended);
    }
    return Optional.of(
        Outcome.done(new Moved(seen.delivery(), new Vault.Entry(next, seen.version() + 1))));
  }

  /** Lets the records and the ledger follow the vault; done twice, the second time does nothing. */
  void follow(Delivery delivery, List<LedgerEvent> events) {
    ports.records().follow(delivery, events);
    if (delivery instanceof Delivery.Ended ended) {
      ports.vault().settled(List.of(ended.facts().id()));
      LOG.info("delivery {} ended: {}", ended.facts().id(), ended.state());
    }
  }
}

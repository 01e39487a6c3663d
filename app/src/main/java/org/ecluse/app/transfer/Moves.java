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
 * sets (and shreds, where the next state is an end), readers of what has ended are stopped, then
 * the records follow together with the ledger. Bytes are deleted later, by {@link Disposal}.
 *
 * <p>Who loses the race for a version reads the state that won and asks the lifecycle again. A
 * crash between vault and records leaves a state that the records do not know; {@link
 * Reconciliation} finds it by the vault's word. So does the sweeper, where a store failed on the
 * way or did not answer: a change that may have happened is treated as one that has.
 *
 * <p>Between the first two steps somebody else, perhaps in another process, may see the new state
 * and move on from it. The records only go forward: told of the later state first, they would
 * refuse the earlier one, and its fact would never be written. So whoever leaves a state behind
 * tells the records of it before the vault is set. The vault is then one fact ahead of the ledger
 * at most, and facts stand there in the order in which they became true.
 */
final class Moves {

  private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

  private final Ports ports;
  private final LiveDeliveries live;
  private final Arrears arrears;

  Moves(Ports ports, LiveDeliveries live, Arrears arrears) {
    this.ports = ports;
    this.live = live;
    this.arrears = arrears;
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

  /** How a next state comes into the vault. */
  @FunctionalInterface
  interface Setting {

    /**
     * Sets it, durably; there is nothing to set where it is the one that was seen.
     *
     * @return false where somebody else moved it meanwhile; or why it may not be set
     */
    Outcome<Boolean> set(Vault.Entry seen, Delivery next);
  }

  private Outcome<Boolean> compareAndSet(Vault.Entry seen, Delivery next) {
    return Outcome.done(next.equals(seen.delivery()) || ports.vault().compareAndSet(seen, next));
  }

  /** One try from a state already seen; empty where somebody else moved it meanwhile. */
  Optional<Outcome<Moved>> attempt(Vault.Entry seen, Function<Delivery, Outcome<Transition>> ask) {
    return attempt(seen, ask, this::compareAndSet);
  }

  /** As {@link #attempt(Vault.Entry, Function)}, by a setting of one's own. */
  Optional<Outcome<Moved>> attempt(
      Vault.Entry seen, Function<Delivery, Outcome<Transition>> ask, Setting setting) {
    return switch (ask.apply(seen.delivery())) {
      case Outcome.Refused<Transition>(Refusal refusal) -> Optional.of(Outcome.refused(refusal));
      case Outcome.Done<Transition>(Transition transition) -> set(seen, transition, setting);
    };
  }

  private Optional<Outcome<Moved>> set(Vault.Entry seen, Transition transition, Setting setting) {
    Delivery next = transition.next();
    boolean changes = !next.equals(seen.delivery());
    if (changes) {
      leave(seen.delivery(), next);
    }
    try {
      return switch (setting.set(seen, next)) {
        case Outcome.Refused<Boolean>(Refusal refusal) -> Optional.of(Outcome.refused(refusal));
        case Outcome.Done<Boolean>(Boolean isSet) -> {
          if (isSet && changes) {
            spread(transition);
          }
          Vault.Entry now = changes ? new Vault.Entry(next, seen.version() + 1) : seen;
          yield isSet
              ? Optional.of(Outcome.done(new Moved(seen.delivery(), now)))
              : Optional.empty();
        }
      };
    } catch (StoreException e) {
      arrears.owe(next.facts().id());
      throw e;
    }
  }

  private void spread(Transition transition) {
    if (transition.next() instanceof Delivery.Ended ended) {
      live.ended(ended);
    }
    if (transition.event().isPresent()) {
      boolean isNews = follow(transition.next(), transition.facts());
      if (!isNews && !transition.beside().isEmpty()) {
        // Somebody else told the records of this state, and knew nothing of what is beside it.
        ports.records().append(transition.beside());
      }
    }
  }

  /**
   * Writes the fact of the state that is left behind, if whoever set it has not come to that yet. A
   * ledger that fails does not keep a key from being destroyed: nothing was let out under a claim
   * that it has not taken.
   */
  private void leave(Delivery seen, Delivery next) {
    Optional<LedgerEvent> fact = factOf(seen);
    if (!fact.equals(factOf(next))) {
      try {
        catchUp(seen);
      } catch (StoreException e) {
        LOG.error("delivery {} moves on before the ledger has its last fact", seen.facts().id());
      }
    }
  }

  /** Lets the records hear of a live state that they may not have been told of. */
  void catchUp(Delivery seen) {
    factOf(seen).ifPresent(fact -> ports.records().follow(seen, List.of(fact)));
  }

  private static Optional<LedgerEvent> factOf(Delivery delivery) {
    return delivery instanceof Delivery.Live live ? live.fact() : Optional.empty();
  }

  /**
   * Lets the records and the ledger follow the vault; done twice, the second time does nothing.
   *
   * @return whether it was news to the records, so that the facts were written
   */
  boolean follow(Delivery delivery, List<LedgerEvent> events) {
    boolean isNews = ports.records().follow(delivery, events);
    if (delivery instanceof Delivery.Ended ended) {
      ports.vault().settledSoon(ended.facts().id());
      if (isNews) {
        LOG.info("delivery {} ended: {}", ended.facts().id(), ended.state());
      }
    }
    return isNews;
  }
}

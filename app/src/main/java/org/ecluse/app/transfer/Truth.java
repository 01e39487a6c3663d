package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;

/**
 * What a delivery truly is: what the vault says, and expired where its time has run out. Where
 * records and vault contradict each other an alarm is raised, and nobody can take it.
 */
final class Truth {

  private final Ports ports;
  private final Alarms alarms;

  Truth(Ports ports, Alarms alarms) {
    this.ports = ports;
    this.alarms = alarms;
  }

  /**
   * Whether they contradict each other; if so, this is the alarm.
   *
   * @param inVault read after the records
   */
  Optional<Contradiction> contradiction(Delivery recorded, Optional<Delivery> inVault) {
    Optional<Contradiction> found = Contradiction.between(recorded, inVault);
    found.ifPresent(
        how -> alarms.raise(new LedgerEvent.StoresDisagree(recorded.facts().id(), how)));
    return found;
  }

  /** The state of deliveries that were just read from the records. */
  List<Delivery> of(Collection<Delivery> recorded) {
    Map<DeliveryId, Delivery> vault =
        ports
            .vault()
            .findAll(recorded.stream().map(delivery -> delivery.facts().id()).toList())
            .stream()
            .map(Vault.Entry::delivery)
            .collect(Collectors.toMap(delivery -> delivery.facts().id(), Function.identity()));
    return recorded.stream()
        .map(delivery -> of(delivery, Optional.ofNullable(vault.get(delivery.facts().id()))))
        .toList();
  }

  Delivery of(Delivery recorded, Optional<Delivery> inVault) {
    Instant now = ports.now();
    if (inVault.isEmpty() || contradiction(recorded, inVault).isPresent()) {
      return outOfReach(recorded, now);
    }
    return inVault.get() instanceof Delivery.Live live && live.facts().hasExpired(now)
        ? new Delivery.Ended(live.facts(), EndReason.EXPIRED, live.facts().expiresAt())
        : inVault.get();
  }

  /** Nobody can take it, so it is shown as what it will be when its time runs out. */
  private static Delivery outOfReach(Delivery recorded, Instant now) {
    return recorded instanceof Delivery.Live
        ? new Delivery.Ended(recorded.facts(), EndReason.EXPIRED, now)
        : recorded;
  }
}

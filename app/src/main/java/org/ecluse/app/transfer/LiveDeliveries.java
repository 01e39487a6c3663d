package org.ecluse.app.transfer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;

/**
 * The deliveries that this process is letting out, or has let out in part: one {@link LiveDelivery}
 * each from its first reader to its end. Nothing here authorises; it only remembers which reserved
 * bytes have certainly not left.
 */
final class LiveDeliveries {

  private final ConcurrentMap<DeliveryId, LiveDelivery> byId = new ConcurrentHashMap<>();

  LiveDelivery of(DeliveryFacts facts) {
    return byId.computeIfAbsent(facts.id(), _ -> new LiveDelivery(facts));
  }

  Optional<LiveDelivery> find(DeliveryId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** A delivery has ended, whoever ended it: its readers stop. */
  void ended(Delivery.Ended ended) {
    LiveDelivery delivery = byId.remove(ended.facts().id());
    if (delivery != null) {
      delivery.stop(Refusal.gone(ended.reason()), ended.reason() != EndReason.DELIVERED);
    }
  }

  /**
   * A delivery was seen alive: those who read under a claim that has been freed since stop. Whoever
   * began after this was seen goes on.
   */
  void seen(Delivery.Live now) {
    find(now.facts().id()).stream()
        .flatMap(delivery -> delivery.readers().stream())
        .filter(reader -> reader.isOvertakenBy(now))
        .forEach(reader -> reader.stop(new Refusal.Claimed(), true));
  }

  Collection<LiveDelivery> all() {
    return List.copyOf(byId.values());
  }
}

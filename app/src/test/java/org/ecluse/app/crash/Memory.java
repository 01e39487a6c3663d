package org.ecluse.app.crash;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.TransferId;

/** What the people of the story were told by the service: its answers, and nothing they hope. */
final class Memory {

  /** By the name of what is sent. */
  final Map<String, TransferId> transfers = new HashMap<>();

  /** Bytes of which the service said that it has them durably. */
  final Map<String, Long> kept = new HashMap<>();

  /** Deliveries that were offered, by the name of what is sent and the recipient. */
  final Map<String, DeliveryId> offered = new HashMap<>();

  final Map<DeliveryId, Parcel> parcels = new HashMap<>();

  /** Bytes that each delivery gave, over all its readers. */
  final Map<DeliveryId, Long> gave = new HashMap<>();

  /** How far its recipient has read without a gap. */
  final Map<DeliveryId, Integer> have = new HashMap<>();

  /** Deliveries of which somebody was told that they have ended. */
  final Set<DeliveryId> over = new HashSet<>();

  /** Deliveries that somebody is about to end, or time has ended: told or not, both are right. */
  final Set<DeliveryId> ending = new HashSet<>();

  final Set<DeliveryId> reissued = new HashSet<>();

  /** Chapters that came to their end. */
  final Set<String> told = new HashSet<>();

  Optional<Stage> stage = Optional.empty();
  Instant now;

  Memory(Instant now) {
    this.now = now;
  }

  /** Whether nobody was told anything between the two. */
  boolean sameAs(Memory other) {
    return all().equals(other.all());
  }

  private List<Object> all() {
    return List.of(
        transfers, kept, offered, parcels, gave, have, over, ending, reissued, told, stage, now);
  }

  Memory copy() {
    Memory copy = new Memory(now);
    copy.transfers.putAll(transfers);
    copy.kept.putAll(kept);
    copy.offered.putAll(offered);
    copy.parcels.putAll(parcels);
    copy.gave.putAll(gave);
    copy.have.putAll(have);
    copy.over.addAll(over);
    copy.ending.addAll(ending);
    copy.reissued.addAll(reissued);
    copy.told.addAll(told);
    copy.stage = stage;
    return copy;
  }
}

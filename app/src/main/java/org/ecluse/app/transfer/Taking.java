package org.ecluse.app.transfer;

import java.time.Duration;
import org.ecluse.policy.access.Action;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;

/** Opens deliveries for their recipients. */
final class Taking {

  /** How long an opening waits for what becomes of a copy that has just left whole. */
  private static final Duration ACKNOWLEDGEMENT_WAIT = Duration.ofMillis(500);

  private final Ports ports;
  private final Looking looking;
  private final LiveDeliveries live;
  private final Releases releases;

  Taking(Ports ports, Looking looking, LiveDeliveries live, Releases releases) {
    this.ports = ports;
    this.looking = looking;
    this.live = live;
    this.releases = releases;
  }

  Outcome<OutgoingFile> take(Caller caller, DeliveryId id) {
    if (ports.isTimeInDoubt()) {
      return Outcome.refused(Transfers.busy());
    }
    live.find(id).ifPresent(Taking::awaitAcknowledgements);
    return looking
        .find(caller, id, Action.READ)
        .then(
            delivery ->
                switch (delivery) {
                  case Delivery.Ended ended -> Outcome.refused(Refusal.gone(ended.reason()));
                  case Delivery.Live found ->
                      Outcome.done(
                          new Reader(
                              releases, live.of(found.facts()), caller, looking.viewOf(found)));
                });
  }

  private static void awaitAcknowledgements(LiveDelivery delivery) {
    try {
      delivery.awaitAcknowledgements(ACKNOWLEDGEMENT_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

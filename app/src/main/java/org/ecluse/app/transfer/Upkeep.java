package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.Transition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done without anybody asking: time passes, authority is withdrawn elsewhere. */
final class Upkeep {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final int BATCH = 500;

  private final Ports ports;
  private final Moves moves;
  private final LiveDeliveries live;
  private final Uploads uploads;
  private final Ending ending;
  private final Disposal disposal;
  private final Reconciliation reconciliation;
  private final Arrears arrears;

  Upkeep(
      Ports ports,
      Moves moves,
      LiveDeliveries live,
      Uploads uploads,
      Ending ending,
      Disposal disposal,
      Reconciliation reconciliation,
      Arrears arrears) {
    this.ports = ports;
    this.moves = moves;
    this.live = live;
    this.uploads = uploads;
    this.ending = ending;
    this.disposal = disposal;
    this.reconciliation = reconciliation;
    this.arrears = arrears;
  }

  /** One round of the sweeper: what time ended, what a failure left, bytes, old epochs' keys. */
  SweepReport sweep() {
    boolean isTimeKnown = !ports.isTimeInDoubt();
    Moment moment = ports.moment();
    int ended = isTimeKnown ? passTime(moment) : 0;
    int discarded = isTimeKnown ? discardOverdue(moment.now()) : 0;
    reconciliation.followEnds();
    reconciliation.settle(arrears);
    int unverified = disposal.disposeAll();
    if (isTimeKnown) {
      destroyOldEpochs(moment.now());
    }
    return new SweepReport(ended, discarded, unverified);
  }

  private int passTime(Moment moment) {
    int moved = 0;
    for (Vault.Entry entry : ports.vault().due(moment, BATCH)) {
      Outcome<Moves.Moved> outcome =
          moves.move(
              entry.delivery().facts().id(),
              delivery ->
                  Outcome.done(
                      Lifecycle.passTime(delivery, moment)
                          .orElse(new Transition(delivery, Optional.empty()))));
      if (outcome instanceof Outcome.Done<Moves.Moved>(Moves.Moved done)
          && done.after().delivery() instanceof Delivery.Ended) {
        moved++;
      }
    }
    return moved;
  }

  private int discardOverdue(Instant now) {
    List<Transfer.Uploading> overdue = ports.records().overdueUploads(now, BATCH);
    overdue.forEach(uploading -> ending.discard(uploading, EndReason.EXPIRED));
    return overdue.size();
  }

  /**
   * An epoch's key goes when nothing that it wrapped lives: old copies of the vault die with it.
   * Between destroying and forgetting it comes its fact; after a crash there the fact is told
   * twice.
   */
  private void destroyOldEpochs(Instant now) {
    // Yesterday's stays: a wrap of just before midnight may be committed just after it.
    String yesterday = FileKeys.dayOf(now).minusDays(1).toString();
    for (String epoch : ports.epochKeys().epochs()) {
      if (epoch.compareTo(yesterday) < 0 && ports.vault().liveKeys(epoch) == 0) {
        ports.epochKeys().destroy(epoch);
        ports.records().append(List.of(new LedgerEvent.EpochKeyDestroyed(epoch)));
        ports.epochKeys().forget(epoch);
        LOG.info("the key of epoch {} is destroyed", epoch);
      }
    }
  }

  /**
   * Somebody's authority or a delivery changed, here or in another process: looks at all that runs.
   */
  void recheck() {
    for (LiveDelivery delivery : live.all()) {
      recheck(delivery);
    }
    for (Uploads.Writing writing : uploads.writing()) {
      writing.upload().ifPresent(upload -> recheck(upload, writing.caller().grant()));
    }
  }

  private void recheck(Upload upload, Grant grant) {
    boolean isFilled =
        ports
            .records()
            .transfer(upload.transfer())
            .map(StoredTransfer::transfer)
            .filter(Transfer.Uploading.class::isInstance)
            .isPresent();
    if (isFilled && grant.isOver(ports.now())) {
      upload.lapse();
    } else if (!isFilled || !ports.liveGrant().holds(grant)) {
      upload.stop(Refusal.gone(EndReason.REVOKED));
    }
  }

  private void recheck(LiveDelivery delivery) {
    Optional<Delivery> now = ports.vault().find(delivery.facts().id()).map(Vault.Entry::delivery);
    now.ifPresent(
        seen -> {
          switch (seen) {
            case Delivery.Ended ended -> live.ended(ended);
            case Delivery.Live alive -> live.seen(alive);
          }
        });
    for (Reader reader : delivery.readers()) {
      if (!ports.liveGrant().holds(reader.caller().grant())) {
        reader.stop(new Refusal.Unauthenticated(), true);
      }
    }
  }
}

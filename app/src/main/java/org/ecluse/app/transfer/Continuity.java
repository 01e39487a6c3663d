package org.ecluse.app.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Transition;

/**
 * Notices that an old copy of records or vault was put back, and says what is still to be believed.
 *
 * <p>Old records: the vault decides, so nothing revives. But what they do not know may be known to
 * newer ones that somebody still has; until an admin accepts the old ones, nothing is destroyed
 * because of what they lack.
 *
 * <p>An old vault: its count of what has left is worthless. Whatever was begun to be read by its
 * word or by the records' is ended at once; what nobody had begun is as it was.
 */
final class Continuity {

  private final Ports ports;
  private final Guard guard;
  private final Moves moves;
  private final Alarms alarms;
  private volatile boolean recordsAreBehind;

  Continuity(Ports ports, Guard guard, Moves moves, Alarms alarms) {
    this.ports = ports;
    this.guard = guard;
    this.moves = moves;
    this.alarms = alarms;
  }

  /** Whether the records lack what they once had, and nobody has accepted it. */
  boolean recordsAreBehind() {
    return recordsAreBehind;
  }

  /**
   * Looks, and does what follows from it.
   *
   * @return whether old records have been accepted since the last look
   */
  boolean look() {
    boolean were = recordsAreBehind;
    Anchors.Finding finding = ports.anchors().look();
    recordsAreBehind = finding instanceof Anchors.RecordsBehind;
    switch (finding) {
      case Anchors.Agree _ -> {}
      case Anchors.RecordsBehind(long known, var _, long entries) -> {
        if (!were) {
          alarms.raise(new LedgerEvent.RecordsBehind(known, entries));
        }
      }
      case Anchors.VaultBehind(long known, long number) -> {
        alarms.raise(new LedgerEvent.VaultBehind(known, number));
        ports.vault().live().forEach(this::endUnlessUntouched);
        ports.anchors().acceptVault();
      }
    }
    return were && !recordsAreBehind;
  }

  private void endUnlessUntouched(Vault.Entry entry) {
    DeliveryFacts facts = entry.delivery().facts();
    try {
      ports.records().delivery(facts.id()).ifPresent(known -> endUnlessUntouched(entry, known));
    } catch (DamagedException e) {
      alarms.raise(new LedgerEvent.IntegrityFailed(facts.file()));
    }
  }

  private void endUnlessUntouched(Vault.Entry entry, Delivery recorded) {
    Delivery inVault = entry.delivery();
    boolean isUntouched =
        inVault instanceof Delivery.Available
            && Contradiction.between(recorded, Optional.of(inVault)).isEmpty();
    if (!isUntouched) {
      moves.move(recorded.facts().id(), delivery -> Outcome.done(end(delivery, recorded)));
    }
  }

  /** As the records say that it ended, or revoked where they do not. */
  private Transition end(Delivery delivery, Delivery recorded) {
    return recorded instanceof Delivery.Ended ended
        ? new Transition(ended, Optional.empty())
        : Lifecycle.revoke(delivery, ports.now())
            .orElse(new Transition(delivery, Optional.empty()));
  }

  /** An admin goes on with records that lack entries; what is missing is written down. */
  Outcome<Allowed> accept(Caller caller) {
    return guard
        .check(caller, Role.ADMIN)
        .then(
            allowed ->
                ports.anchors().look() instanceof Anchors.RecordsBehind behind
                    ? Outcome.done(accept(behind, allowed))
                    : Outcome.refused(new Refusal.Conflict("the ledger lacks nothing")));
  }

  private Allowed accept(Anchors.RecordsBehind behind, Allowed allowed) {
    List<LedgerEvent> facts = new ArrayList<>();
    facts.add(
        new LedgerEvent.LedgerGapAccepted(
            behind.knownEntries(), behind.knownHash(), behind.entries()));
    for (Vault.Entry entry : ports.vault().ended()) {
      if (entry.delivery() instanceof Delivery.Ended ended
          && ports.records().delivery(ended.facts().id()).isEmpty()) {
        facts.add(new LedgerEvent.Reconciled(ended.facts().id(), ended.reason()));
      }
    }
    ports.records().append(facts);
    ports.anchors().acceptRecords();
    return allowed;
  }
}

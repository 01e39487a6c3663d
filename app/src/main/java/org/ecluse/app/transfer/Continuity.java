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
 *
 * <p>An old copy of everything, which only a checkpoint kept elsewhere can tell: the doors stay
 * closed. Where an admin goes on with it, all that it calls live is revoked.
 */
final class Continuity {

  private final Ports ports;
  private final Guard guard;
  private final Moves moves;
  private final Alarms alarms;
  private volatile boolean recordsAreBehind;
  private volatile boolean ledgerIsUnmet;

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

  /** Whether the doors are to stay closed: a signed checkpoint says that something is missing. */
  boolean ledgerIsUnmet() {
    return ledgerIsUnmet;
  }

  /**
   * Looks, and does what follows from it.
   *
   * @return whether old records have been accepted since the last look
   */
  boolean look() {
    boolean were = recordsAreBehind;
    Anchors.Finding finding = ports.anchors().look();
    ledgerIsUnmet = finding instanceof Anchors.LedgerUnmet;
    recordsAreBehind = ledgerIsUnmet || finding instanceof Anchors.RecordsBehind;
    switch (finding) {
      case Anchors.Agree _ -> {}
      case Anchors.RecordsBehind(long known, var _, long entries) -> {
        if (!were) {
          alarms.raise(new LedgerEvent.RecordsBehind(known, entries));
        }
      }
      case Anchors.LedgerUnmet(long known, String hash, long entries, var _) -> {
        if (!were) {
          alarms.raise(new LedgerEvent.LedgerUnmet(known, hash, entries));
        }
      }
      case Anchors.VaultBehind(long known, long number) -> {
        alarms.raise(new LedgerEvent.VaultBehind(known, number));
        ports.vault().live().forEach(this::endUnlessUntouched);
        ports.anchors().acceptVault();
        // There may be more to find behind it, before a door opens.
        return look();
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
    return guard.check(caller, Role.ADMIN).then(this::accept);
  }

  private Outcome<Allowed> accept(Allowed allowed) {
    return switch (ports.anchors().look()) {
      case Anchors.RecordsBehind(long known, String hash, long entries) -> {
        accept(new LedgerEvent.LedgerGapAccepted(known, hash, entries));
        yield Outcome.done(allowed);
      }
      case Anchors.LedgerUnmet(long known, String hash, long entries, boolean vaultIsNewer) -> {
        if (!vaultIsNewer) {
          endAllLive();
        }
        accept(new LedgerEvent.LedgerGapAccepted(known, hash, entries));
        yield Outcome.done(allowed);
      }
      case Anchors.Agree _, Anchors.VaultBehind _ ->
          Outcome.refused(new Refusal.Conflict("the ledger lacks nothing"));
    };
  }

  /** What an old vault calls live may have been taken since; nobody can tell any more. */
  private void endAllLive() {
    for (Vault.Entry entry : ports.vault().live()) {
      moves.move(
          entry.delivery().facts().id(),
          delivery ->
              Outcome.done(
                  Lifecycle.revoke(delivery, ports.now())
                      .orElse(new Transition(delivery, Optional.empty()))));
    }
  }

  private void accept(LedgerEvent gap) {
    List<LedgerEvent> facts = new ArrayList<>();
    facts.add(gap);
    for (Vault.Entry entry : ports.vault().ended()) {
      if (entry.delivery() instanceof Delivery.Ended ended
          && ports.records().delivery(ended.facts().id()).isEmpty()) {
        facts.add(new LedgerEvent.Reconciled(ended.facts().id(), ended.reason()));
      }
    }
    ports.records().append(facts);
    ports.anchors().acceptRecords();
  }
}

package org.ecluse.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;

/** Vault, records and ledger say the same of every delivery; where they differ the vault counts. */
final class Agreement {

  private final Snapshot seen;
  private final List<Finding> findings = new ArrayList<>();

  private Agreement(Snapshot seen) {
    this.seen = seen;
  }

  static List<Finding> findings(Snapshot seen) {
    Agreement agreement = new Agreement(seen);
    seen.vaultLive().forEach(agreement::live);
    seen.recordsLive().keySet().forEach(agreement::recorded);
    seen.ledger().damage().ifPresentOrElse(agreement.findings::add, agreement::ledger);
    return agreement.findings;
  }

  private void live(DeliveryId id, Delivery delivery) {
    Delivery recorded = seen.recordsLive().get(id);
    if (recorded == null) {
      add("live-only-in-vault", id, "is live in the vault but not in the records");
      return;
    }
    Contradiction.between(recorded, Optional.of(delivery)).ifPresent(how -> contradicted(id, how));
  }

  private void contradicted(DeliveryId id, Contradiction how) {
    switch (how) {
      case FACTS_DIFFER -> add("facts-differ", id, "is not the same delivery in vault and records");
      case AHEAD_IN_RECORDS ->
          add("records-ahead", id, "was read or reissued by the records, and not by the vault");
      case NOT_IN_VAULT, ENDED_IN_RECORDS -> {} // both are live here
    }
  }

  private void recorded(DeliveryId id) {
    if (seen.vaultLive().containsKey(id) || seen.unsettled().contains(id)) {
      return;
    }
    if (seen.vaultEnded().containsKey(id)) {
      add("live-only-in-records", id, "is live in the records but has ended in the vault");
    } else {
      add("not-in-vault", id, "is live in the records but unknown to the vault");
    }
  }

  private void ledger() {
    seen.vaultLive().keySet().forEach(id -> expect(id, LedgerWords.LIVE));
    seen.vaultEnded().entrySet().stream()
        .filter(entry -> !seen.unsettled().contains(entry.getKey()))
        .filter(entry -> !isForgotten(entry.getValue()))
        .forEach(entry -> expect(entry.getKey(), entry.getValue().state()));
    for (Map.Entry<DeliveryId, String> word : seen.ledger().all().entrySet()) {
      DeliveryId id = word.getKey();
      if (word.getValue().equals(LedgerWords.LIVE)
          && !seen.vaultLive().containsKey(id)
          && !seen.vaultEnded().containsKey(id)) {
        add("not-in-vault", id, "is live by the ledger but unknown to the vault");
      }
    }
  }

  /** Its end, and with it perhaps its facts, are from a time that the ledger has forgotten. */
  private boolean isForgotten(Delivery delivery) {
    return delivery instanceof Delivery.Ended ended
        && seen.ledger().about(ended.facts().id()).isEmpty()
        && seen.ledger().mayHaveForgotten(ended.at());
  }

  private void expect(DeliveryId id, String word) {
    Optional<String> said = seen.ledger().about(id);
    if (said.isEmpty()) {
      add("ledger-silent", id, "is not on the ledger");
    } else if (!said.get().equals(word)) {
      add(
          "ledger-differs",
          id,
          "is " + word + " in the vault but " + said.get() + " on the ledger");
    }
  }

  private void add(String kind, DeliveryId id, String what) {
    findings.add(Finding.of(kind, id, what));
  }
}

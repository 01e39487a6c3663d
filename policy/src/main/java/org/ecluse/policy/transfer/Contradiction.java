package org.ecluse.policy.transfer;

import java.util.Locale;
import java.util.Optional;

/**
 * How records and vault can differ about a delivery in a way that no crash leaves: somebody edited
 * one of them, or put an old copy of it back. A crash leaves the vault ahead, never the records.
 */
public enum Contradiction {
  /**
   * The records call it live, the vault never heard of it: the vault was lost or is an old copy.
   */
  NOT_IN_VAULT,
  /** Its size, recipient, expiry or another of its facts is not the same in both. */
  FACTS_DIFFER,
  /** It has ended in the records and lives in the vault, which is an old copy. */
  ENDED_IN_RECORDS,
  /** The records know of a claim or a reissue that the vault does not, which is an old copy. */
  AHEAD_IN_RECORDS;

  /** The word on the ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Compares what each of them says.
   *
   * @param recorded read before the vault: it may be behind, and must not be ahead
   */
  public static Optional<Contradiction> between(Delivery recorded, Optional<Delivery> inVault) {
    if (inVault.isEmpty()) {
      return recorded instanceof Delivery.Live ? Optional.of(NOT_IN_VAULT) : Optional.empty();
    }
    if (!recorded.facts().equals(inVault.get().facts())) {
      return Optional.of(FACTS_DIFFER);
    }
    return switch (inVault.get()) {
      case Delivery.Ended _ -> Optional.empty();
      case Delivery.Live live ->
          switch (recorded) {
            case Delivery.Ended _ -> Optional.of(ENDED_IN_RECORDS);
            case Delivery.Live heard ->
                isAhead(heard, live) ? Optional.of(AHEAD_IN_RECORDS) : Optional.empty();
          };
    };
  }

  /** Between two reissues there is one claim at most. */
  private static boolean isAhead(Delivery.Live recorded, Delivery.Live inVault) {
    if (recorded.reissues() != inVault.reissues()) {
      return recorded.reissues() > inVault.reissues();
    }
    return recorded instanceof Delivery.Claimed heard
        && !(inVault instanceof Delivery.Claimed claimed
            && claimed.claim().isHeldBy(heard.claim().identity()));
  }
}

package org.ecluse.app.ledger;

import org.ecluse.app.transfer.Anchors;

/** Anchors that look at signed checkpoints too, also at those that are kept elsewhere. */
public final class SignedAnchors implements Anchors {

  private final Anchors inner;
  private final Notary notary;

  public SignedAnchors(Anchors inner, Notary notary) {
    this.inner = inner;
    this.notary = notary;
  }

  @Override
  public Finding look() {
    Finding finding = inner.look();
    return switch (finding) {
      case Agree _ ->
          switch (notary.look()) {
            case Notary.Standing.Unmet unmet -> unmet(unmet, 0);
            case Notary.Standing.Met _ -> {
              notary.round();
              yield finding;
            }
          };
      case RecordsBehind(long knownToTheVault, var _, var _) ->
          notary.look() instanceof Notary.Standing.Unmet unmet
              ? unmet(unmet, knownToTheVault)
              : finding;
      case VaultBehind _, LedgerUnmet _ -> finding;
    };
  }

  private static Finding unmet(Notary.Standing.Unmet unmet, long knownToTheVault) {
    Checkpoint known = unmet.checkpoint();
    return new LedgerUnmet(
        known.size(), known.root().hex(), unmet.entries(), knownToTheVault >= known.size());
  }

  @Override
  public void acceptRecords() {
    inner.acceptRecords();
    notary.goOn();
  }

  @Override
  public void acceptVault() {
    inner.acceptVault();
  }
}

package org.ecluse.app.transfer;

/**
 * What records and vault remember of each other, so that an old copy of either shows: the vault has
 * a copy of the ledger's last known entry, the records know how often that copy was renewed.
 */
public interface Anchors {

  /** What comparing them gave. */
  sealed interface Finding {}

  /** Each is as new as the other remembers. */
  record Agree() implements Finding {}

  /**
   * The ledger lacks entries that it had.
   *
   * @param knownHash lower-case hex of the last known entry's hash
   */
  record RecordsBehind(long knownEntries, String knownHash, long entries) implements Finding {}

  /** The vault's anchor is older than one that the records have seen. */
  record VaultBehind(long knownNumber, long number) implements Finding {}

  /**
   * The ledger is not what a signed checkpoint, here or kept elsewhere, says that it was.
   *
   * @param knownHash lower-case hex of the root that the checkpoint speaks of
   * @param vaultIsNewer whether the vault is from after that checkpoint, so that its word counts
   */
  record LedgerUnmet(long knownEntries, String knownHash, long entries, boolean vaultIsNewer)
      implements Finding {}

  /** Compares; where they agree, lets each remember the other as it is now. */
  Finding look();

  /** The ledger counts as whole as it is now: somebody has accepted what it lacks. */
  void acceptRecords();

  /** The vault counts as the newest as it is now: what it cannot be believed in has been ended. */
  void acceptVault();
}

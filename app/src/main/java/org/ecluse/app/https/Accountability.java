package org.ecluse.app.https;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.witness.Witness;
import org.ecluse.policy.access.AccountId;

/**
 * What the house answers for itself with, to its admins and to houses whose witness it is.
 *
 * @param key of checkpoints and receipts
 * @param anchors where checkpoints are remembered, as far as is known here
 * @param damage looks at the whole ledger, which takes a moment; a sentence where it is not sound
 * @param count counts what is stored where it lies, and signs it
 * @param frozen whose releases are frozen; empty for all of them together
 */
public record Accountability(
    LedgerBook book,
    NoteKey key,
    Supplier<List<Anchor>> anchors,
    Supplier<Optional<String>> damage,
    Supplier<Count> count,
    Supplier<List<Optional<AccountId>>> frozen,
    Witness witness) {

  /** A place that remembers checkpoints, and the newest that it is known to have. */
  public record Anchor(String name, Optional<Checkpoint> newest) {}

  /**
   * What is stored at a time.
   *
   * @param keys of deliveries that can be taken, and of files that arrive
   * @param unverified files that are not known to be absent
   * @param signed the same as a JWS
   */
  public record Count(
      Instant at, long files, long bytes, long keys, long unverified, String signed) {

    public boolean isEmpty() {
      return files == 0 && keys == 0 && unverified == 0;
    }
  }
}

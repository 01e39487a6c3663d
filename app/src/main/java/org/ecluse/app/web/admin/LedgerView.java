package org.ecluse.app.web.admin;

import java.util.List;
import java.util.Optional;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.LedgerBook;

/**
 * What the page of the ledger shows.
 *
 * @param checkpoint the newest
 * @param isVerified whether it was just looked at as a whole
 * @param damage what was found then
 */
public record LedgerView(
    long entries,
    String key,
    Optional<Checkpoint> checkpoint,
    List<Accountability.Anchor> anchors,
    boolean isVerified,
    Optional<String> damage) {

  /** A page makes an export in memory; larger ones are for the command. */
  static final long MOST_EXPORTED = 50_000;

  static LedgerView of(Accountability house, boolean isVerified, Optional<String> damage) {
    return new LedgerView(
        house.book().read(LedgerBook.Snapshot::size),
        house.key().toString(),
        house.book().newest().flatMap(Checkpoint::in),
        house.anchors().get(),
        isVerified,
        damage);
  }

  public boolean isSmall() {
    return entries <= MOST_EXPORTED;
  }

  /** {@code known} where the anchor has the newest checkpoint, {@code behind} where it has not. */
  public String state(Accountability.Anchor anchor) {
    return anchor.newest().equals(checkpoint) ? "known" : "behind";
  }

  public String tone(Accountability.Anchor anchor) {
    return state(anchor).equals("known") ? "good" : "warn";
  }
}

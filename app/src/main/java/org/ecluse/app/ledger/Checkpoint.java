package org.ecluse.app.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What a ledger was at some time: C2SP {@code tlog-checkpoint}, without extension lines.
 *
 * @param origin names the ledger
 * @param size how many entries it had
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

  private static final String SIZE = "0|[1-9][0-9]{0,17}";

  /** The text of the note that is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  public SignedNote signedBy(LedgerKey key) {
    return key.sign(origin, text());
  }

  /** What a note says; empty where it is no checkpoint, or one with more in it than ours have. */
  public static Optional<Checkpoint> in(SignedNote note) {
    List<String> lines = note.text().lines().toList();
    if (lines.size() != 3 || !NoteKey.isName(lines.get(0)) || !lines.get(1).matches(SIZE)) {
      return Optional.empty();
    }
    return Hash.parse(lines.get(2))
        .map(root -> new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), root));
  }
}

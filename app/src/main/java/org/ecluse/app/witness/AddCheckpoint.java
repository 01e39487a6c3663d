package org.ecluse.app.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.SignedNote;

/**
 * The body of a request to a witness: {@code old} and a size, the lines of a consistency proof, an
 * empty line, the note.
 *
 * @param oldSize of the newest checkpoint that the witness is believed to know; 0 for none
 */
record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {

  private static final int MOST_HASHES = 63;
  private static final String OLD = "old (0|[1-9][0-9]{0,17})";

  AddCheckpoint {
    proof = List.copyOf(proof);
  }

  String text() {
    StringBuilder text = new StringBuilder("old ").append(oldSize).append('\n');
    proof.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(note).toString();
  }

  static Optional<AddCheckpoint> parse(String body) {
    int blank = body.indexOf("\n\n");
    if (blank < 0) {
      return Optional.empty();
    }
    List<String> lines = body.substring(0, blank).lines().toList();
    if (lines.isEmpty() || !lines.getFirst().matches(OLD) || lines.size() > 1 + MOST_HASHES) {
      return Optional.empty();
    }
    List<Hash> proof = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Optional<Hash> hash = Hash.parse(line);
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      proof.add(hash.get());
    }
    long old = Long.parseLong(lines.getFirst().substring("old ".length()));
    return SignedNote.parse(body.substring(blank + 2))
        .map(note -> new AddCheckpoint(old, proof, note));
  }
}

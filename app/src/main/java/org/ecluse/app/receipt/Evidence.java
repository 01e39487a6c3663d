package org.ecluse.app.receipt;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.Proofs;
import org.ecluse.app.ledger.Tree;

/**
 * An entry of the ledger, with the proof that it is in the tree of a checkpoint.
 *
 * @param proof the inclusion proof, lowest hash first
 */
record Evidence(LedgerEntry entry, List<Hash> proof) {

  Evidence {
    proof = List.copyOf(proof);
  }

  boolean isIn(Checkpoint checkpoint) {
    return Proofs.includes(
        Tree.leaf(entry.spelt()), entry.seq() - 1, proof, checkpoint.size(), checkpoint.root());
  }

  Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("seq", entry.seq());
    shape.put("at", entry.at().toString());
    shape.put("prev", entry.prev().base64());
    shape.put("body", entry.json());
    shape.put("proof", proof.stream().map(Hash::base64).toList());
    return shape;
  }

  /** Reads what {@link #shape} made; empty for anything else. */
  static Optional<Evidence> of(Object shape) {
    if (!(shape instanceof Map<?, ?> fields
        && fields.get("seq") instanceof Long seq
        && fields.get("at") instanceof String at
        && fields.get("prev") instanceof String prev
        && fields.get("body") instanceof String body
        && fields.get("proof") instanceof List<?> proof)) {
      return Optional.empty();
    }
    List<Hash> hashes = new ArrayList<>();
    for (Object hash : proof) {
      Hash.parse(String.valueOf(hash)).ifPresent(hashes::add);
    }
    try {
      Instant time = Instant.parse(at);
      return Hash.parse(prev)
          .map(link -> new Evidence(new LedgerEntry(seq, time, body, link), hashes));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

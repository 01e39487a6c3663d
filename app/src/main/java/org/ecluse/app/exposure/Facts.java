package org.ecluse.app.exposure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.ledger.FlatJson;
import org.ecluse.app.ledger.LedgerEntry;

/**
 * One entry's fact, read again.
 *
 * @param type its stable name
 */
record Facts(Instant at, String type, Map<String, Object> fields) {

  /** Empty where the entry is not a fact of ours. */
  static Optional<Facts> of(LedgerEntry entry) {
    return FlatJson.parse(entry.json())
        .filter(fields -> fields.get("type") instanceof String)
        .map(fields -> new Facts(entry.at(), String.valueOf(fields.get("type")), fields));
  }

  String text(String name) {
    return fields.get(name) instanceof String text ? text : "";
  }

  /** -1 where there is none, as in entries of earlier versions. */
  long number(String name) {
    return fields.get(name) instanceof Long number ? number : -1;
  }
}

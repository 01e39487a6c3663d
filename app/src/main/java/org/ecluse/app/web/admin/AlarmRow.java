package org.ecluse.app.web.admin;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecluse.app.ledger.FlatJson;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * An alarm of the ledger.
 *
 * @param type its stable name
 * @param details its fields, as {@code name: value}
 */
public record AlarmRow(Instant at, String type, String details) {

  private static final Set<String> TYPES = Set.copyOf(LedgerEvent.Alarm.types());
  private static final int MOST_SHOWN = 100;

  /** How far back is looked; older ones are told by an export. */
  private static final long ENTRIES = 100_000;

  /** The last ones, newest first. */
  static List<AlarmRow> newest(LedgerBook book) {
    Deque<AlarmRow> rows = new ArrayDeque<>();
    long size = book.read(LedgerBook.Snapshot::size);
    book.forEach(
        Math.max(1, size - ENTRIES),
        entry -> {
          Map<String, Object> fact =
              FlatJson.parse(entry.json())
                  .<Map<String, Object>>map(LinkedHashMap::new)
                  .orElseGet(Map::of);
          if (fact.get("type") instanceof String type && TYPES.contains(type)) {
            fact.remove("type");
            rows.addFirst(new AlarmRow(entry.at(), type, details(fact)));
            if (rows.size() > MOST_SHOWN) {
              rows.removeLast();
            }
          }
        });
    return List.copyOf(rows);
  }

  private static String details(Map<String, Object> fact) {
    return fact.entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}

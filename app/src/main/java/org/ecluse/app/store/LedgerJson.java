package org.ecluse.app.store;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecluse.app.ledger.FlatJson;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * A fact as the one sequence of bytes that stands for it: a JSON object without spaces, {@code
 * type} first, then the fact's fields in their stable order.
 */
final class LedgerJson {

  private LedgerJson() {}

  static byte[] of(LedgerEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", event.type());
    fields.putAll(event.fields());
    return FlatJson.text(fields).getBytes(StandardCharsets.US_ASCII);
  }
}

package org.ecluse.app.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * A fact as the one sequence of bytes that stands for it: a JSON object without spaces, {@code
 * type} first, then the fact's fields in their stable order. Values are strings and whole numbers;
 * what is not printable ASCII is escaped.
 */
final class LedgerJson {

  private LedgerJson() {}

  static byte[] of(LedgerEvent event) {
    StringBuilder json = new StringBuilder("{\"type\":");
    string(json, event.type());
    for (Map.Entry<String, Object> field : event.fields().entrySet()) {
      json.append(',');
      string(json, field.getKey());
      json.append(':');
      switch (field.getValue()) {
        case Long number -> json.append(number.longValue());
        case String text -> string(json, text);
        default -> throw new IllegalArgumentException("not a ledger value: " + field.getKey());
      }
    }
    return json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void string(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}

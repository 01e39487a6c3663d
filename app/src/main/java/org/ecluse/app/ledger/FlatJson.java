package org.ecluse.app.ledger;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects whose values are strings and whole numbers, in the one way in which they are written
 * here: without spaces, fields in the order of the map, what is not printable ASCII escaped.
 */
public final class FlatJson {

  private static final JsonFactory FACTORY = new JsonFactory();

  private FlatJson() {}

  /** The text of an object; values are {@code String} or {@code Long}. */
  public static String text(Map<String, ?> fields) {
    StringBuilder json = new StringBuilder("{");
    fields.forEach(
        (name, value) -> {
          if (json.length() > 1) {
            json.append(',');
          }
          string(json, name);
          json.append(':');
          switch (value) {
            case Long number -> json.append(number.longValue());
            case String text -> string(json, text);
            default -> throw new IllegalArgumentException("not a flat value: " + name);
          }
        });
    return json.append('}').toString();
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

  /** Reads what {@link #text} wrote; empty for anything else, also where it means the same. */
  public static Optional<Map<String, Object>> parse(String text) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        switch (parser.nextToken()) {
          case VALUE_STRING -> fields.put(name, parser.getString());
          case VALUE_NUMBER_INT -> fields.put(name, parser.getLongValue());
          default -> {
            return Optional.empty();
          }
        }
      }
    } catch (JacksonException e) {
      return Optional.empty();
    }
    return Optional.of(fields).filter(read -> text(read).equals(text));
  }
}

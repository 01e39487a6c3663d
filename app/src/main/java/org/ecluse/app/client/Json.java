package org.ecluse.app.client;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON text to plain values and back, by the streaming parser alone: no binding framework to warm
 * up for a command that lives half a second. Jackson's own limits on depth and length hold.
 */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Parses a JSON object. */
  public static JsonObject object(String text) throws ClientException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return objectAt(parser);
      }
    } catch (JacksonException e) {
      throw new ClientException("The answer is not JSON: is this really an Ecluse service?", e);
    }
    throw new ClientException("The answer is not a JSON object: is this an Ecluse service?");
  }

  /** The text of maps, lists, numbers and booleans; everything else is its text. */
  public static String text(Object value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, value);
    }
    return out.toString();
  }

  private static JsonObject objectAt(JsonParser parser) {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = valueAt(parser);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return new JsonObject(fields);
  }

  private static List<Object> listAt(JsonParser parser) {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = valueAt(parser);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** Null for JSON's null, which no field of the contract distinguishes from absence. */
  private static @Nullable Object valueAt(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> objectAt(parser);
      case START_ARRAY -> listAt(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL, VALUE_EMBEDDED_OBJECT -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME ->
          throw new IllegalStateException("no JSON value begins with " + token);
    };
  }

  private static void write(JsonGenerator to, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        to.writeStartObject();
        map.forEach(
            (name, field) -> {
              to.writeName(String.valueOf(name));
              write(to, field);
            });
        to.writeEndObject();
      }
      case List<?> list -> {
        to.writeStartArray();
        list.forEach(element -> write(to, element));
        to.writeEndArray();
      }
      case Long number -> to.writeNumber(number);
      case Integer number -> to.writeNumber(number);
      case Double number -> to.writeNumber(number);
      case Boolean flag -> to.writeBoolean(flag);
      default -> to.writeString(value.toString());
    }
  }
}

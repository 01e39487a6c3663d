package org.ecluse.app.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parsed JSON object: the fields asked for must be there and of the right kind. */
public record JsonObject(Map<String, Object> fields) {

  public static final JsonObject EMPTY = new JsonObject(Map.of());

  public String text(String name) throws ClientException {
    return optionalText(name).orElseThrow(() -> strange(name));
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  public long number(String name) throws ClientException {
    if (fields.get(name) instanceof Long number) {
      return number;
    }
    throw strange(name);
  }

  public List<JsonObject> objects(String name) throws ClientException {
    if (!(fields.get(name) instanceof List<?> list)) {
      throw strange(name);
    }
    return list.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast).toList();
  }

  private static ClientException strange(String name) {
    return new ClientException(
        "The answer has no usable \"" + name + "\": is this really an Ecluse service?");
  }
}

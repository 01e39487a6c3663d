package org.ecluse.deploy.hammer.history;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Json;
import org.ecluse.app.client.JsonObject;

/** Events as lines of JSON and back: the record's name, then its components by their names. */
public final class Lines {

  private static final String KIND = "event";

  private static final List<Class<? extends Event>> KINDS =
      Stream.of(Event.class.getPermittedSubclasses())
          .<Class<? extends Event>>map(kind -> kind.asSubclass(Event.class))
          .toList();

  private Lines() {}

  public static String line(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(KIND, name(event.getClass()));
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      fields.put(component.getName(), value(event, component));
    }
    return Json.text(fields);
  }

  /** Reads a line; one that is no event is an {@link IllegalArgumentException}. */
  public static Event event(String line) {
    try {
      JsonObject fields = Json.object(line);
      String name = fields.text(KIND);
      Class<? extends Event> kind =
          KINDS.stream()
              .filter(candidate -> name(candidate).equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no such event: " + name));
      return make(kind, fields);
    } catch (ClientException | ReflectiveOperationException e) {
      throw new IllegalArgumentException("not an event: " + line, e);
    }
  }

  private static String name(Class<?> kind) {
    return kind.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static Object value(Event event, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(event);
      return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Event make(Class<? extends Event> kind, JsonObject fields)
      throws ClientException, ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(fields, components[i].getName(), types[i]);
    }
    return kind.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object value(JsonObject fields, String name, Class<?> type)
      throws ClientException {
    if (type == long.class) {
      return fields.number(name);
    }
    if (type == boolean.class) {
      return Boolean.parseBoolean(String.valueOf(fields.fields().get(name)));
    }
    String text = fields.text(name);
    return type.isEnum() ? constant(type, text) : text;
  }

  private static Object constant(Class<?> type, String text) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such " + type + ": " + text));
  }
}

package org.ecluse.app.check;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that should not be.
 *
 * @param kind a stable word for scripts
 * @param id of what it is about
 * @param what is wrong, the end of a sentence that begins with the id
 */
public record Finding(String kind, String id, String what) {

  static Finding of(String kind, Object id, String what) {
    return new Finding(kind, id.toString(), what);
  }

  /** One line for people. */
  public String sentence() {
    return "%s: %s %s.".formatted(kind, id, what);
  }

  /** For JSON. */
  public Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("kind", kind);
    shape.put("id", id);
    shape.put("what", what);
    return shape;
  }
}

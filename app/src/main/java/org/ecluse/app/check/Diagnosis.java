package org.ecluse.app.check;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one look at the installation gave.
 *
 * @param about one word
 * @param sentence for the operator, without its full stop
 */
public record Diagnosis(String about, Level level, String sentence) {

  /** How bad it is. */
  public enum Level {
    OK,
    WARN,
    FAIL;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Diagnosis ok(String about, String sentence) {
    return new Diagnosis(about, Level.OK, sentence);
  }

  static Diagnosis warn(String about, String sentence) {
    return new Diagnosis(about, Level.WARN, sentence);
  }

  static Diagnosis fail(String about, String sentence) {
    return new Diagnosis(about, Level.FAIL, sentence);
  }

  /** For JSON. */
  public Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("about", about);
    shape.put("level", level.word());
    shape.put("sentence", sentence);
    return shape;
  }
}

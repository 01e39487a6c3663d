package org.ecluse.app.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An exposure's deliveries as CSV. */
public final class ExposureCsv {

  private ExposureCsv() {}

  /**
   * A heading, and a line for each. No value has a comma, a quote or a line end in it; identities
   * and origins are joined with spaces; what is not known is empty.
   */
  public static List<String> lines(Exposure exposure) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", Exposure.COLUMNS));
    for (Exposure.Row row : exposure.readable()) {
      lines.add(
          row.cells("").values().stream().map(ExposureCsv::value).collect(Collectors.joining(",")));
    }
    return lines;
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }
}

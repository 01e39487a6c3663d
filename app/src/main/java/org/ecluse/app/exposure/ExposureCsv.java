package org.ecluse.app.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An exposure's deliveries as CSV. */
public final class ExposureCsv {

  private static final String HEADING =
      "delivery,transfer,file,sender,recipient,size_bytes,from,state,identities,persons,records";

  private ExposureCsv() {}

  /** No value has a comma, a quote or a line end in it; identities are joined with spaces. */
  public static List<String> lines(Exposure exposure) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADING);
    for (Exposure.Row row : exposure.readable()) {
      lines.add(
          row.shape().values().stream().map(ExposureCsv::value).collect(Collectors.joining(",")));
    }
    return lines;
  }

  private static String value(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : String.valueOf(value);
  }
}

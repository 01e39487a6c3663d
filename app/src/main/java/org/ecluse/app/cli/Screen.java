package org.ecluse.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ecluse.app.client.Json;

/**
 * Where a command prints: data on standard output, remarks on standard error.
 *
 * @param out for what was asked for
 * @param err for everything else
 */
record Screen(PrintWriter out, PrintWriter err) {

  private static final String GAP = "  ";

  void line(String text) {
    out.println(text);
  }

  void warn(String sentence) {
    err.println("ecluse: " + sentence);
  }

  void json(Object value) {
    out.println(Json.text(value));
  }

  /** Rows as JSON where that is wanted, else as a table. */
  void data(List<? extends Map<String, ?>> rows, JsonOption json) {
    if (json.wanted()) {
      json(rows);
    } else {
      table(rows);
    }
  }

  /** Rows with the same keys, as columns under those keys; nothing where there is no row. */
  void table(List<? extends Map<String, ?>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(rows.getFirst().keySet().stream().map(Screen::heading).toList());
    for (Map<String, ?> row : rows) {
      cells.add(row.values().stream().map(Screen::cell).toList());
    }
    int[] widths = new int[cells.getFirst().size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    cells.forEach(row -> out.println(padded(row, widths)));
  }

  private static String padded(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length()).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String heading(String key) {
    return key.toUpperCase(Locale.ROOT).replace('_', ' ');
  }

  static String cell(Object value) {
    return switch (value) {
      case List<?> list -> String.join(",", list.stream().map(String::valueOf).toList());
      default -> value.toString();
    };
  }
}

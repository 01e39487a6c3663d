package org.ecluse.deploy.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Medians in milliseconds: a row for each operation, a column for each size. */
final class Table {

  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Map<String, Double>> columns = new ArrayList<>();
  private final List<String> heads = new ArrayList<>();
  private final Set<String> operations = new LinkedHashSet<>();

  void begin(String head) {
    heads.add(head);
    columns.add(new LinkedHashMap<>());
  }

  /** Does something several times and keeps the median. */
  void time(String operation, int times, Runnable work) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long from = System.nanoTime();
      work.run();
      nanos[i] = System.nanoTime() - from;
    }
    Arrays.sort(nanos);
    operations.add(operation);
    columns.getLast().put(operation, nanos[times / 2] / NANOS_PER_MILLI);
  }

  void print() {
    System.out.println("| ms | " + String.join(" | ", heads) + " |");
    System.out.println("|---|" + "---|".repeat(heads.size()));
    for (String operation : operations) {
      StringBuilder row = new StringBuilder("| ").append(operation).append(" |");
      for (Map<String, Double> column : columns) {
        row.append(" %.2f |".formatted(column.getOrDefault(operation, Double.NaN)));
      }
      System.out.println(row);
    }
  }
}

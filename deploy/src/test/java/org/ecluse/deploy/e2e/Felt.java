package org.ecluse.deploy.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How an end of authority was felt at the client's end of a line, counted from the moment at which
 * the command that ended it had answered.
 *
 * @param time until the line was ended; negative where that came before the answer
 * @param bytes what still arrived
 */
record Felt(Duration time, long bytes) {

  /** What is promised. */
  static final Felt PROMISED = new Felt(Duration.ofSeconds(1), 1 << 20);

  /** Median, 99th percentile and worst of many, for people. */
  static String summary(List<Felt> all) {
    List<Long> millis = sorted(all.stream().map(felt -> felt.time().toMillis()).toList());
    List<Long> bytes = sorted(all.stream().map(Felt::bytes).toList());
    return "%4d runs; time p50 %5d ms, p99 %5d ms, max %5d ms; bytes p50 %7d, p99 %7d, max %7d"
        .formatted(
            all.size(),
            percentile(millis, 50),
            percentile(millis, 99),
            percentile(millis, 100),
            percentile(bytes, 50),
            percentile(bytes, 99),
            percentile(bytes, 100));
  }

  private static List<Long> sorted(List<Long> values) {
    List<Long> sorted = new ArrayList<>(values);
    sorted.sort(Comparator.naturalOrder());
    return sorted;
  }

  /** By nearest rank. */
  private static long percentile(List<Long> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }
}

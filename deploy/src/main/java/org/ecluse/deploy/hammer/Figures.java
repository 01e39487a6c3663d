package org.ecluse.deploy.hammer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.deploy.hammer.history.Event;

/** What a run amounted to, in numbers, from its history. */
record Figures(List<Event> history) {

  private static final double BYTES_PER_MB = 1e6;
  private static final double MICROS_PER_SECOND = 1e6;

  List<String> lines() {
    List<Event.Uploaded> uploads = all(Event.Uploaded.class);
    List<Event.Read> reads = all(Event.Read.class);
    long bytes = reads.stream().mapToLong(Event.Read::received).sum();
    double seconds = history.stream().mapToLong(Event::end).max().orElse(0) / MICROS_PER_SECOND;
    return List.of(
        all(Event.Began.class).stream().map(Event.Began::settings).findFirst().orElse("no begin"),
        "%.0f s, %d kill(s), longest down %.1f s"
            .formatted(
                seconds,
                all(Event.Killed.class).size(),
                all(Event.Killed.class).stream()
                        .mapToLong(kill -> kill.end() - kill.start())
                        .max()
                        .orElse(0)
                    / MICROS_PER_SECOND),
        "%d uploads: %s".formatted(uploads.size(), count(uploads, Event.Uploaded::answer)),
        "%d reads, %.1f MB at the clients: %s"
            .formatted(reads.size(), bytes / BYTES_PER_MB, count(reads, Event.Read::answer)),
        "by door: " + count(reads, Event.Read::door),
        "%d deeds: %s"
            .formatted(
                all(Event.Acted.class).size(),
                count(all(Event.Acted.class), act -> act.deed() + " " + act.answer())));
  }

  private <E extends Event> List<E> all(Class<E> kind) {
    return history.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <E extends Event, K> String count(List<E> events, Function<E, K> by) {
    Map<K, Long> counts =
        events.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}

package org.ecluse.app.strangers;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Function;

/**
 * The connections at a door that have not shown yet whose they are, in the order of their arrival.
 * There is always room for one more: where there are too many, the address that has most of them
 * loses its oldest. A flood pushes out itself; somebody who comes in without delay is not there
 * long enough to be pushed out. Thread-safe.
 *
 * @param <S> a connection
 */
public final class Waiting<S> {

  private final int max;
  private final int maxPerSource;
  private final Map<S, InetAddress> sources = new LinkedHashMap<>();

  /**
   * Nobody waits yet.
   *
   * @param max connections at the same time, at least 1
   * @param maxPerSource of these, from one address, at least 1
   */
  public Waiting(int max, int maxPerSource) {
    this.max = max;
    this.maxPerSource = maxPerSource;
  }

  /** Lets one wait, and names the one that has to go for it. */
  public synchronized Optional<S> add(S session, InetAddress source) {
    sources.put(session, source);
    if (sources.values().stream().filter(source::equals).count() > maxPerSource) {
      return removeOldestOf(source);
    }
    return sources.size() > max ? removeOldestOf(mostCrowded()) : Optional.empty();
  }

  private Optional<S> removeOldestOf(InetAddress source) {
    Optional<S> oldest =
        sources.entrySet().stream()
            .filter(entry -> entry.getValue().equals(source))
            .map(Entry::getKey)
            .findFirst();
    oldest.ifPresent(sources::remove);
    return oldest;
  }

  /** Of addresses that have equally many, the one that waits longest. */
  private InetAddress mostCrowded() {
    Map<InetAddress, Long> counts =
        sources.values().stream()
            .collect(groupingBy(Function.identity(), LinkedHashMap::new, counting()));
    long most = Collections.max(counts.values());
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** It is known now, or gone; whether it was waiting. */
  public synchronized boolean remove(S session) {
    return sources.remove(session) != null;
  }
}

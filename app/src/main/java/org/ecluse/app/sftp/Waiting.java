package org.ecluse.app.sftp;

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
 * The connections that have not logged in, in the order of their arrival. There is always room for
 * one more: where there are too many, the address that has most of them loses its oldest. A flood
 * pushes out itself; somebody who connects and logs in without delay is not there long enough to be
 * pushed out.
 *
 * @param <S> a connection
 */
final class Waiting<S> {

  private final int max;
  private final int maxPerSource;
  private final Map<S, InetAddress> sources = new LinkedHashMap<>();

  Waiting(int max, int maxPerSource) {
    this.max = max;
    this.maxPerSource = maxPerSource;
  }

  /** Lets one wait, and names the one that has to go for it. */
  synchronized Optional<S> add(S session, InetAddress source) {
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

  /** It has logged in, or is gone; whether it was waiting. */
  synchronized boolean remove(S session) {
    return sources.remove(session) != null;
  }
}

package org.ecluse.app.sftp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what an address does wrong: credentials that do not open, connections that are held and
 * not used to log in. Whoever does it too often is turned away for a while.
 *
 * <p>A whole hospital may stand behind one address. Where somebody logged in lately, nobody is
 * turned away: what a neighbour does wrong costs at most the connections that wait longest ({@link
 * org.ecluse.app.strangers.Waiting}).
 */
final class Penalties {

  private static final int MAX_REMEMBERED_SOURCES = 50_000;

  /** How long an address from which somebody logged in is not turned away. */
  static final Duration TRUST = Duration.ofDays(1);

  private final int maxFaults;
  private final Cache<InetAddress, AtomicInteger> faults;
  private final Cache<InetAddress, Boolean> trusted;

  /**
   * @param howLong counted from an address's first fault
   */
  Penalties(int maxFaults, Duration howLong, Ticker ticker) {
    this.maxFaults = maxFaults;
    faults = remembering(howLong, ticker);
    trusted = remembering(TRUST, ticker);
  }

  private static <V> Cache<InetAddress, V> remembering(Duration howLong, Ticker ticker) {
    return Caffeine.newBuilder()
        .expireAfterWrite(howLong)
        .maximumSize(MAX_REMEMBERED_SOURCES)
        .ticker(ticker)
        .build();
  }

  boolean bar(InetAddress source) {
    AtomicInteger count = faults.getIfPresent(source);
    return count != null && count.get() >= maxFaults && trusted.getIfPresent(source) == null;
  }

  void count(InetAddress source) {
    faults.get(source, _ -> new AtomicInteger()).incrementAndGet();
  }

  /** Somebody logged in. */
  void trust(InetAddress source) {
    faults.invalidate(source);
    trusted.put(source, true);
  }
}

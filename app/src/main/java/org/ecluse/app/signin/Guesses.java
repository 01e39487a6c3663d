package org.ecluse.app.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed attempts to sign in, and locks a guesser rather than the person that is guessed at.
 *
 * <p>A device from which the person signed in before (see {@link Devices}) has a count of its own,
 * and no other counts for it. All other devices share a count for the account at their address, one
 * for the account and one for their address: a guesser locks out himself and whoever comes from his
 * address with a device that was never seen. Only guessers at several addresses lock such devices
 * everywhere, and never the person's own. An attempt counts before it is looked at and is given
 * back where it succeeds, so that many at once are not more than many one by one. Bounded in
 * memory; thread-safe.
 */
final class Guesses {

  /** How long failures count, from the first of them. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  static final int OF_DEVICE = 10;

  /** At one address; a guesser there leaves two thirds of the account's attempts to others. */
  static final int OF_ACCOUNT_HERE = 10;

  static final int OF_ACCOUNT = 3 * OF_ACCOUNT_HERE;

  /** A whole hospital may stand behind one address. */
  static final int OF_SOURCE = 60;

  private static final int MAX_REMEMBERED = 50_000;

  private final Counts devices;
  private final Counts accountsHere;
  private final Counts accounts;
  private final Counts sources;

  Guesses(Ticker ticker) {
    devices = new Counts(ticker);
    accountsHere = new Counts(ticker);
    accounts = new Counts(ticker);
    sources = new Counts(ticker);
  }

  /** An attempt that counts until it is given back. */
  static final class Attempt {

    private final List<AtomicInteger> counts;
    private final boolean allowed;

    private Attempt(List<AtomicInteger> counts, boolean allowed) {
      this.counts = counts;
      this.allowed = allowed;
    }

    boolean isAllowed() {
      return allowed;
    }

    /** It succeeded. */
    void giveBack() {
      counts.forEach(AtomicInteger::decrementAndGet);
    }
  }

  /** An attempt from a device that the account knows. */
  Attempt knownDevice(String device) {
    return attempt(List.of(devices.of(device)), List.of(OF_DEVICE));
  }

  /** An attempt from anywhere else; the account need not exist. */
  Attempt stranger(String account, String source) {
    return attempt(
        List.of(
            accountsHere.of(account + " at " + source), accounts.of(account), sources.of(source)),
        List.of(OF_ACCOUNT_HERE, OF_ACCOUNT, OF_SOURCE));
  }

  /** An attempt with something that cannot be guessed, which names no account. */
  Attempt unnamed(String source) {
    return attempt(List.of(sources.of(source)), List.of(OF_SOURCE));
  }

  private static Attempt attempt(List<AtomicInteger> counts, List<Integer> limits) {
    boolean allowed = true;
    for (int i = 0; i < counts.size(); i++) {
      allowed &= counts.get(i).incrementAndGet() <= limits.get(i);
    }
    if (!allowed) {
      // What is not looked at is no guess: it must not keep others out for longer.
      counts.forEach(AtomicInteger::decrementAndGet);
    }
    return new Attempt(counts, allowed);
  }

  private record Counts(Cache<String, AtomicInteger> cache) {

    Counts(Ticker ticker) {
      this(
          Caffeine.newBuilder()
              .expireAfterWrite(WINDOW)
              .maximumSize(MAX_REMEMBERED)
              .ticker(ticker)
              .build());
    }

    AtomicInteger of(String key) {
      return cache.get(key, _ -> new AtomicInteger());
    }
  }
}

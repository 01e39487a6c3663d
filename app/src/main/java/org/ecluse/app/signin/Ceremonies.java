package org.ecluse.app.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Questions that devices have not answered yet, in memory: a restart in between means to try again.
 *
 * @param <Q> a question
 */
final class Ceremonies<Q> {

  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int MAX_OPEN = 10_000;

  private final SecureRandom random;
  private final Cache<String, Q> open;

  Ceremonies(SecureRandom random, Ticker ticker) {
    this.random = random;
    this.open =
        Caffeine.newBuilder()
            .expireAfterWrite(PATIENCE)
            .maximumSize(MAX_OPEN)
            .ticker(ticker)
            .build();
  }

  String begin(Q question) {
    String id = Secrets.fresh(random);
    open.put(id, question);
    return id;
  }

  /** Takes a question out: nobody answers it twice. */
  Optional<Q> take(String id) {
    return Optional.ofNullable(open.asMap().remove(id));
  }
}

package org.ecluse.app.pass;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.ledger.LedgerEvent;

/**
 * The keys that sign passes, as they are in the store now. They are made when they are first needed
 * and read again at least every {@link #MAX_AGE}, so that a rotation by another process is seen.
 */
final class PassKeys {

  private static final Duration MAX_AGE = Duration.ofMillis(200);
  private static final String RING = "ring";

  private final PassKeyStore store;
  private final PassSettings settings;
  private final InstantSource clock;
  private final SecureRandom random;
  private final LoadingCache<String, Signatures> held;

  PassKeys(
      PassKeyStore store,
      PassSettings settings,
      InstantSource clock,
      SecureRandom random,
      Ticker ticker) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.held =
        Caffeine.newBuilder()
            .ticker(ticker)
            .executor(Runnable::run)
            .expireAfterWrite(MAX_AGE)
            .build(name -> new Signatures(KeyRing.parse(stored())));
  }

  Signatures signatures() {
    return held.get(RING);
  }

  /** Forgets what was read: the next use looks at the store. */
  void invalidate() {
    held.invalidateAll();
  }

  /**
   * Replaces the signing key, durably. The fact is written first: a crash in between leaves a fact
   * about a key that never signed, never a key without its fact.
   *
   * @return the new key's id; empty where another process replaced the keys meanwhile
   */
  Optional<String> rotate(Consumer<LedgerEvent> ledger) {
    String before = stored();
    Instant now = clock.instant();
    Duration keep = settings.maxTtl().plus(settings.skew());
    KeyRing after = KeyRing.parse(before).rotated(random, now, keep);
    String keyId = after.signing().getKeyID();
    ledger.accept(new LedgerEvent.PassKeyRotated(keyId));
    boolean done = store.replace(Optional.of(before), after.text());
    invalidate();
    return done ? Optional.of(keyId) : Optional.empty();
  }

  private String stored() {
    return store.load().orElseGet(this::first);
  }

  /** Two processes may both find nothing; what the store then holds is the one that counts. */
  private String first() {
    String text = KeyRing.fresh(random, clock.instant()).text();
    return store.replace(Optional.empty(), text) ? text : store.load().orElseThrow();
  }
}

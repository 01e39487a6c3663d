package org.ecluse.app.pass;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.Sessions;
import org.ecluse.app.account.SshKey;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * What the records say about passes and accounts, remembered for at most {@link #MAX_AGE}. The
 * records stay the truth: nothing that is absent is remembered, so that a new pass works at once,
 * and every entry dies by itself even if nobody calls {@link #invalidate}.
 *
 * <p>Keys carry the number of invalidations so far. Without it a reader that loaded a record just
 * before its revocation could put it into the cache just after {@link #invalidate} had emptied it.
 * With it such a late entry lies under a number that nobody asks for any more.
 */
final class Standings {

  /** Longest time for which a revocation can go unseen. */
  static final Duration MAX_AGE = Duration.ofMillis(500);

  private static final int MAX_ENTRIES = 10_000;

  /** A pass, with the account that it is for. */
  record OfPass(PassRecord pass, Account account) {}

  /** An account, with the fingerprints of its keys. */
  record OfAccount(Account account, Set<String> fingerprints) {}

  /** A person's session, with its account. */
  record OfSession(SessionRecord session, Account account) {}

  private record At<K>(long invalidations, K key) {}

  private final Accounts accounts;
  private final Sessions sessions;
  private final AtomicLong invalidations = new AtomicLong();
  private final Cache<At<PassId>, OfPass> passes;
  private final Cache<At<AccountRef>, OfAccount> holders;
  private final Cache<At<String>, OfSession> secrets;

  Standings(Accounts accounts, Sessions sessions, Ticker ticker) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passes = shortLived(ticker);
    this.holders = shortLived(ticker);
    this.secrets = shortLived(ticker);
  }

  Optional<OfPass> pass(PassId id) {
    return look(passes, id, this::readPass);
  }

  Optional<OfAccount> account(AccountRef ref) {
    return look(holders, ref, this::readAccount);
  }

  /** What the records say now, not remembered. */
  Optional<OfAccount> accountNow(AccountRef ref) {
    return readAccount(ref);
  }

  /** The session that a secret with this hash opens. */
  Optional<OfSession> session(String secretHash) {
    return look(secrets, secretHash, hash -> sessions.findSession(hash).flatMap(this::join));
  }

  /** What the records say now, not remembered: it is asked only when something has changed. */
  Optional<OfSession> sessionNow(SessionId id) {
    return sessions.findSession(id).flatMap(this::join);
  }

  private Optional<OfSession> join(SessionRecord session) {
    return accounts.find(session.account()).map(account -> new OfSession(session, account));
  }

  /** What follows sees every change that was committed before. */
  void invalidate() {
    invalidations.incrementAndGet();
    passes.invalidateAll();
    holders.invalidateAll();
    secrets.invalidateAll();
  }

  private <K, V> Optional<V> look(Cache<At<K>, V> cache, K key, Function<K, Optional<V>> records) {
    At<K> now = new At<>(invalidations.get(), key);
    @Nullable V known = cache.getIfPresent(now);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<V> read = records.apply(key);
    read.ifPresent(value -> cache.put(now, value));
    return read;
  }

  private Optional<OfPass> readPass(PassId id) {
    return accounts
        .pass(id)
        .flatMap(pass -> accounts.find(pass.account()).map(account -> new OfPass(pass, account)));
  }

  private Optional<OfAccount> readAccount(AccountRef ref) {
    return accounts
        .find(ref)
        .map(
            account ->
                new OfAccount(
                    account,
                    accounts.keys(ref).stream()
                        .map(SshKey::fingerprint)
                        .collect(Collectors.toUnmodifiableSet())));
  }

  private static <K, V> Cache<K, V> shortLived(Ticker ticker) {
    return Caffeine.newBuilder()
        .ticker(ticker)
        .executor(Runnable::run)
        .expireAfterWrite(MAX_AGE)
        .maximumSize(MAX_ENTRIES)
        .build();
  }
}

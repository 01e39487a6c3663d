package org.ecluse.app.pass;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.account.PassRecord;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;

/**
 * Issues, lists and withdraws passes and changes the key that signs them. Thread-safe. Everything
 * but {@link #jwks} needs an admin and is durable when it returns.
 */
public final class Passes {

  private final Accounts accounts;
  private final PassKeys keys;
  private final Standings standings;
  private final PassSettings settings;
  private final Consumer<LedgerEvent> ledger;
  private final BiPredicate<TransferId, AccountRef> concerns;
  private final Runnable withdrawn;
  private final InstantSource clock;
  private final SecureRandom random;

  Passes(
      PassPorts ports,
      PassKeys keys,
      Standings standings,
      PassSettings settings,
      InstantSource clock,
      SecureRandom random) {
    this.accounts = ports.accounts();
    this.ledger = ports.ledger();
    this.concerns = ports.concerns();
    this.withdrawn = ports.withdrawn();
    this.keys = keys;
    this.standings = standings;
    this.settings = settings;
    this.clock = clock;
    this.random = random;
  }

  /** Issues a pass; its token is in the answer and nowhere else. */
  public Outcome<IssuedPass> issue(Caller by, PassRequest wish) {
    Instant now = clock.instant();
    return AdminAuthority.decide(by, now)
        .then(allowed -> lifetime(wish))
        .then(lifetime -> reach(wish).then(allowed -> issue(wish, lifetime, now)));
  }

  /** Withdraws a pass; done again, it is the same answer. */
  public Outcome<Allowed> revoke(Caller by, PassId id) {
    Instant now = clock.instant();
    return AdminAuthority.decide(by, now)
        .then(
            allowed -> {
              if (accounts.pass(id).isEmpty()) {
                return Outcome.refused(Refusal.notFound());
              }
              accounts.revokePass(id, now);
              standings.invalidate();
              withdrawn.run();
              return Outcome.done(allowed);
            });
  }

  /** The passes that have not expired, newest first. */
  public Outcome<List<PassRecord>> list(Caller by) {
    Instant now = clock.instant();
    return AdminAuthority.decide(by, now).map(allowed -> accounts.passes(now));
  }

  /**
   * Makes a new signing key and destroys the private half of the old one, whose passes stay good.
   * The answer is the new key's id.
   */
  public Outcome<String> rotate(Caller by) {
    return AdminAuthority.decide(by, clock.instant())
        .then(
            allowed ->
                keys.rotate(ledger)
                    .map(Outcome::done)
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                new Refusal.Conflict(
                                    "the key was just replaced by another process"))));
  }

  /**
   * Signs a statement of this installation with the key that signs passes.
   *
   * @param type what it states; never a pass's type
   */
  public String sign(String type, String json) {
    return keys.signatures().sign(type, json);
  }

  /** The public keys, as the JSON of a JWK set. */
  public String jwks() {
    return keys.signatures().ring().published(clock.instant()).toString();
  }

  /** The lifetime of a pass for which nobody asked for another. */
  public Duration standardLifetime() {
    return settings.defaultTtl();
  }

  public Duration longestLifetime() {
    return settings.maxTtl();
  }

  private Outcome<Duration> lifetime(PassRequest wish) {
    Duration wished = wish.ttl().orElse(settings.defaultTtl()).truncatedTo(ChronoUnit.SECONDS);
    return wished.isPositive() && wished.compareTo(settings.maxTtl()) <= 0
        ? Outcome.done(wished)
        : Outcome.refused(Refusal.forbidden("max_pass_ttl"));
  }

  private static Outcome<Allowed> reach(PassRequest wish) {
    if (wish.doors().isEmpty()) {
      return Outcome.refused(Refusal.invalid("doors", "a pass opens at least one door"));
    }
    int transfers = wish.transfers().map(ids -> ids.size()).orElse(1);
    return transfers >= 1 && transfers <= PassRequest.MAX_TRANSFERS
        ? Allowed.yes()
        : Outcome.refused(
            Refusal.invalid(
                "transfers", "a pass names 1 to " + PassRequest.MAX_TRANSFERS + " transfers"));
  }

  private Outcome<IssuedPass> issue(PassRequest wish, Duration lifetime, Instant now) {
    Optional<Account> account = accounts.find(wish.account()).filter(Account::enabled);
    if (account.isEmpty()) {
      return Outcome.refused(Refusal.invalid("account", "no such account, or it is disabled"));
    }
    if (!wish.transfers().orElse(Set.of()).stream()
        .allMatch(transfer -> concerns.test(transfer, account.get().ref()))) {
      return Outcome.refused(
          Refusal.invalid("transfers", "the account has no such transfer, as sender or recipient"));
    }
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS); // a token knows whole seconds only
    PassRecord pass =
        new PassRecord(
            newId(),
            account.get().ref(),
            wish.doors(),
            wish.transfers(),
            issuedAt,
            issuedAt.plus(lifetime),
            Optional.empty());
    Signatures signatures = keys.signatures();
    String token =
        signatures.sign(PassClaims.encode(signatures.ring().issuer(), wish.account(), pass));
    accounts.addPass(pass);
    return Outcome.done(new IssuedPass(token, pass));
  }

  private PassId newId() {
    byte[] id = new byte[Id128.BYTES];
    random.nextBytes(id);
    return new PassId(Id128.of(id));
  }
}

package org.ecluse.app.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.pass.AdminAuthority;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * How an account gets its first way to sign in, or another one when it was lost: an admin invites,
 * and whoever holds the secret chooses, once. Thread-safe.
 */
public final class Invitations {

  /** How long a secret for codes waits for its first code. */
  private static final Duration CHOICE = Duration.ofHours(1);

  private static final int MAX_CHOICES = 1_000;

  private final Accounts accounts;
  private final Credentials credentials;
  private final Site site;
  private final PasswordHash hashes;
  private final Codes codes;
  private final WebAuthn webAuthn;
  private final Entry entry;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Cache<String, String> codeSecrets;

  Invitations(
      Accounts accounts,
      Credentials credentials,
      Site site,
      PasswordHash hashes,
      Codes codes,
      WebAuthn webAuthn,
      Entry entry,
      InstantSource clock,
      SecureRandom random,
      Ticker ticker) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.site = site;
    this.hashes = hashes;
    this.codes = codes;
    this.webAuthn = webAuthn;
    this.entry = entry;
    this.clock = clock;
    this.random = random;
    this.codeSecrets =
        Caffeine.newBuilder()
            .expireAfterWrite(CHOICE)
            .maximumSize(MAX_CHOICES)
            .ticker(ticker)
            .build();
  }

  /** Lets an account choose anew; what it signs in with stays good until it does. */
  public Outcome<Invitation> invite(Caller by, AccountId id) {
    Instant now = clock.instant();
    return AdminAuthority.decide(by, now)
        .then(
            allowed ->
                accounts
                    .find(id)
                    .map(account -> invite(account, now))
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  private Outcome<Invitation> invite(Account account, Instant now) {
    if (!PersonSessions.mayComeIn(account)) {
      return Outcome.refused(
          new Refusal.Conflict("only senders and admins sign in, and only while enabled"));
    }
    String secret = Secrets.fresh(random);
    Instant expiresAt = now.plus(site.invitationLife());
    credentials.invite(account.ref(), Secrets.hash(secret), expiresAt, now);
    return Outcome.done(new Invitation(account, secret, expiresAt));
  }

  /** What the holder of an invitation is shown; costs nothing, and is the same when asked again. */
  public Optional<Welcome> look(String secret) {
    return accountOf(secret)
        .map(
            account -> {
              String codeSecret = codeSecrets.get(Secrets.hash(secret), _ -> codes.newSecret());
              return new Welcome(
                  account, codeSecret, Codes.uri("Ecluse", account.id().value(), codeSecret));
            });
  }

  /** Chooses a password, with a code that shows that the app has the secret. */
  public Enrolment choosePassword(String secret, String password, String again, String code) {
    Optional<Welcome> welcome = look(secret);
    if (welcome.isEmpty()) {
      return new Enrolment.NoInvitation();
    }
    Account account = welcome.get().account();
    String normal = PasswordSignIn.normal(password);
    Optional<Enrolment.Flaw> flaw =
        PasswordRules.flawOf(normal, PasswordSignIn.normal(again), account.id());
    if (flaw.isPresent()) {
      return new Enrolment.BadPassword(flaw.get());
    }
    Instant now = clock.instant();
    OptionalLong step = codes.stepOf(code, welcome.get().codeSecret(), now);
    if (step.isEmpty()) {
      return new Enrolment.WrongCode();
    }
    try {
      return takeUp(
          secret,
          account,
          new FactorRecord.Password(
              hashes.of(normal), welcome.get().codeSecret(), step.getAsLong(), now));
    } catch (OverloadException e) {
      return new Enrolment.Busy();
    }
  }

  /** The question for the device of somebody who chooses a passkey; empty without invitation. */
  public Optional<Ceremony> askForPasskey(String secret) {
    return accountOf(secret).map(webAuthn::askForNew);
  }

  /** Chooses a passkey. */
  public Enrolment choosePasskey(String secret, String ceremony, String answer) {
    Optional<Account> account = accountOf(secret);
    if (account.isEmpty()) {
      return new Enrolment.NoInvitation();
    }
    return webAuthn
        .checkNew(ceremony, account.get().ref(), answer)
        .map(passkey -> takeUp(secret, account.get(), passkey))
        .orElseGet(Enrolment.BadPasskey::new);
  }

  private Enrolment takeUp(String secret, Account account, FactorRecord factor) {
    String hash = Secrets.hash(secret);
    if (!credentials.takeUp(hash, account.ref(), factor, clock.instant())) {
      return new Enrolment.NoInvitation();
    }
    codeSecrets.invalidate(hash);
    return new Enrolment.Done(entry.open(account.ref(), factor.factor()));
  }

  private Optional<Account> accountOf(String secret) {
    return credentials
        .invited(Secrets.hash(secret), clock.instant())
        .flatMap(accounts::find)
        .filter(PersonSessions::mayComeIn);
  }
}

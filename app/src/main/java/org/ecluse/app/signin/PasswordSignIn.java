package org.ecluse.app.signin;

import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Factor;

/**
 * Signing in with a password and a code, both in one step: there is no state of being half signed
 * in, and nobody learns that a password was right while the code was wrong.
 *
 * <p>An account that does not exist, is disabled, is a recipient's or has no password is looked at
 * in the same way and the same time as one with a wrong password: its hash is nobody's.
 * Thread-safe.
 */
public final class PasswordSignIn {

  private final Accounts accounts;
  private final Credentials credentials;
  private final PasswordHash hashes;
  private final Codes codes;
  private final Guesses guesses;
  private final Devices devices;
  private final Entry entry;
  private final InstantSource clock;
  private final String nobodysCodeSecret;

  PasswordSignIn(
      Accounts accounts,
      Credentials credentials,
      PasswordHash hashes,
      Codes codes,
      Guesses guesses,
      Devices devices,
      Entry entry,
      InstantSource clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.hashes = hashes;
    this.codes = codes;
    this.guesses = guesses;
    this.devices = devices;
    this.entry = entry;
    this.clock = clock;
    this.nobodysCodeSecret = codes.newSecret();
  }

  /**
   * Looks at an attempt. Takes about a tenth of a second.
   *
   * @param id the account, as it was typed
   */
  public Verdict attempt(Whence whence, String id, String password, String code) {
    Optional<AccountId> named = AccountId.parse(id);
    Optional<Account> account = named.flatMap(accounts::find);
    Guesses.Attempt attempt = attempt(whence, named, account);
    if (!attempt.isAllowed()) {
      return new Verdict.TooMany();
    }
    try {
      Verdict verdict = look(account.filter(PersonSessions::mayComeIn), password, code);
      if (!(verdict instanceof Verdict.Wrong)) {
        attempt.giveBack();
      }
      return verdict;
    } catch (OverloadException e) {
      attempt.giveBack();
      return new Verdict.Busy();
    }
  }

  private Guesses.Attempt attempt(
      Whence whence, Optional<AccountId> named, Optional<Account> account) {
    return account
        .flatMap(known -> whence.device().flatMap(mark -> devices.known(known.ref(), mark)))
        .map(guesses::knownDevice)
        .orElseGet(() -> guesses.stranger(named.map(AccountId::value).orElse(""), whence.source()));
  }

  private Verdict look(Optional<Account> account, String password, String code)
      throws OverloadException {
    Optional<FactorRecord.Password> known =
        account.flatMap(found -> credentials.password(found.ref()));
    boolean passwordIsRight =
        hashes.matches(
            normal(password), known.map(FactorRecord.Password::hash).orElse(hashes.nobodys()));
    OptionalLong step =
        codes.stepOf(
            code,
            known.map(FactorRecord.Password::codeSecret).orElse(nobodysCodeSecret),
            clock.instant());
    boolean isRight = known.isPresent() && passwordIsRight && step.isPresent();
    return isRight && credentials.useStep(account.orElseThrow().ref(), step.getAsLong())
        ? entry.open(account.orElseThrow().ref(), Factor.PASSWORD)
        : new Verdict.Wrong();
  }

  /** The same letters, whichever keyboard wrote them. */
  static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}

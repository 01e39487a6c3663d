package org.ecluse.app.signin;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.session.WebSession;
import org.ecluse.policy.transfer.AccountRef;

/**
 * What a person who is signed in signs in with, to look at and to change. Changes need that they
 * signed in a moment ago: a browser that was left open, or a stolen session, must not gain a key
 * that outlives it. Thread-safe.
 */
public final class OwnFactors {

  /** How long after signing in. */
  public static final Duration FRESH = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final Credentials credentials;
  private final WebAuthn webAuthn;
  private final InstantSource clock;

  OwnFactors(Accounts accounts, Credentials credentials, WebAuthn webAuthn, InstantSource clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.webAuthn = webAuthn;
    this.clock = clock;
  }

  public Optional<FactorRecord.Password> password(WebSession person) {
    return credentials.password(account(person));
  }

  public List<FactorRecord.Passkey> passkeys(WebSession person) {
    return credentials.passkeys(account(person));
  }

  /** Whether they may change something without signing in again. */
  public boolean isFresh(WebSession person) {
    return clock.instant().isBefore(person.createdAt().plus(FRESH));
  }

  /** The question for the device that is to make another passkey; empty where it is too late. */
  public Optional<Ceremony> askForPasskey(WebSession person) {
    return isFresh(person)
        ? accounts.find(account(person)).map(webAuthn::askForNew)
        : Optional.empty();
  }

  /** Adds the passkey that the device made; false where it did not, or it is too late. */
  public boolean addPasskey(WebSession person, String ceremony, String answer) {
    return isFresh(person)
        && webAuthn
            .checkNew(ceremony, account(person), answer)
            .filter(passkey -> credentials.addPasskey(account(person), passkey))
            .isPresent();
  }

  /** Takes a passkey away; false where it is the last way in, not there, or it is too late. */
  public boolean removePasskey(WebSession person, String credentialId) {
    return isFresh(person)
        && credentials.removePasskey(account(person), credentialId, clock.instant());
  }

  private static AccountRef account(WebSession person) {
    return person.grant().account();
  }
}

package org.ecluse.app.signin;

import java.time.InstantSource;
import java.util.Optional;
import org.ecluse.app.account.Accounts;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.policy.access.Factor;

/**
 * Signing in with a passkey. There is nothing to guess in a signature, so that no account can be
 * locked here; only an address that tries too often is turned away. Thread-safe.
 */
public final class PasskeySignIn {

  private final Accounts accounts;
  private final Credentials credentials;
  private final WebAuthn webAuthn;
  private final Guesses guesses;
  private final Entry entry;
  private final InstantSource clock;

  PasskeySignIn(
      Accounts accounts,
      Credentials credentials,
      WebAuthn webAuthn,
      Guesses guesses,
      Entry entry,
      InstantSource clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.webAuthn = webAuthn;
    this.guesses = guesses;
    this.entry = entry;
    this.clock = clock;
  }

  /** The question for whoever is there. */
  public Ceremony ask() {
    return webAuthn.ask();
  }

  /**
   * Looks at an answer.
   *
   * @param answer JSON of a {@code PublicKeyCredential}
   */
  public Verdict attempt(Whence whence, String ceremony, String answer) {
    Guesses.Attempt attempt = guesses.unnamed(whence.source());
    if (!attempt.isAllowed()) {
      return new Verdict.TooMany();
    }
    Optional<Verdict.In> in =
        webAuthn
            .check(ceremony, answer)
            .filter(this::mayComeIn)
            .filter(
                signed ->
                    credentials.usePasskey(
                        signed.account(), signed.passkey(), signed.signatures(), clock.instant()))
            .map(signed -> entry.open(signed.account(), Factor.PASSKEY));
    if (in.isEmpty()) {
      return new Verdict.Wrong();
    }
    attempt.giveBack();
    return in.get();
  }

  private boolean mayComeIn(WebAuthn.Signed signed) {
    return accounts.find(signed.account()).filter(PersonSessions::mayComeIn).isPresent();
  }
}

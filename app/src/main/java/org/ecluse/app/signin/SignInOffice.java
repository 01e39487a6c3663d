package org.ecluse.app.signin;

import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.InstantSource;

/** This package put together: one memory of guesses and questions behind every way of proof. */
public final class SignInOffice {

  private final Site site;
  private final PasswordSignIn password;
  private final PasskeySignIn passkey;
  private final Invitations invitations;
  private final OwnFactors ownFactors;

  public SignInOffice(SignInPorts ports, Site site, InstantSource clock, SecureRandom random) {
    this(ports, site, clock, random, Ticker.systemTicker());
  }

  /** With a ticker of its own, for tests of what is remembered for how long. */
  SignInOffice(
      SignInPorts ports, Site site, InstantSource clock, SecureRandom random, Ticker ticker) {
    this.site = site;
    PasswordHash hashes = new PasswordHash(random);
    Codes codes = new Codes(random);
    Guesses guesses = new Guesses(ticker);
    Devices devices = new Devices(ports.credentials(), random);
    Entry entry = new Entry(ports.sessions(), devices);
    WebAuthn webAuthn = new WebAuthn(site, ports.credentials(), clock, random, ticker);
    password =
        new PasswordSignIn(
            ports.accounts(), ports.credentials(), hashes, codes, guesses, devices, entry, clock);
    passkey =
        new PasskeySignIn(ports.accounts(), ports.credentials(), webAuthn, guesses, entry, clock);
    invitations =
        new Invitations(
            ports.accounts(),
            ports.credentials(),
            site,
            hashes,
            codes,
            webAuthn,
            entry,
            clock,
            random,
            ticker);
    ownFactors = new OwnFactors(ports.accounts(), ports.credentials(), webAuthn, clock);
  }

  public Site site() {
    return site;
  }

  public PasswordSignIn password() {
    return password;
  }

  public PasskeySignIn passkey() {
    return passkey;
  }

  public Invitations invitations() {
    return invitations;
  }

  public OwnFactors ownFactors() {
    return ownFactors;
  }
}

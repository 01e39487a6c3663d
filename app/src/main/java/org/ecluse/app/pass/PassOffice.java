package org.ecluse.app.pass;

import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * This package put together: one set of keys and one memory of the records behind everything that
 * issues, verifies and administers. The life of one pass is told in {@code docs/passes.md}.
 */
public final class PassOffice {

  private final PassKeys keys;
  private final Standings standings;
  private final Passes passes;
  private final PassVerifier passVerifier;
  private final SshKeyVerifier sshKeyVerifier;
  private final LiveGrants liveGrants;
  private final PersonSessions personSessions;
  private final AccountAdmin accountAdmin;

  public PassOffice(
      PassPorts ports, PassSettings settings, InstantSource clock, SecureRandom random) {
    this(ports, settings, clock, random, Ticker.systemTicker());
  }

  /** With a ticker of its own, for tests of what is remembered for how long. */
  PassOffice(
      PassPorts ports,
      PassSettings settings,
      InstantSource clock,
      SecureRandom random,
      Ticker ticker) {
    PassRules rules = new PassRules(settings);
    SessionRules sessionRules = new SessionRules(settings.sessions());
    keys = new PassKeys(ports.keys(), settings, clock, random, ticker);
    standings = new Standings(ports.accounts(), ports.sessions(), ticker);
    passes = new Passes(ports, keys, standings, settings, clock, random);
    LastUse lastUse = new LastUse();
    passVerifier = new PassVerifier(keys, standings, rules, clock, ports, lastUse);
    sshKeyVerifier = new SshKeyVerifier(ports.accounts(), clock, lastUse);
    liveGrants = new LiveGrants(standings, rules, sessionRules, clock);
    personSessions = new PersonSessions(ports, standings, sessionRules, clock, random);
    accountAdmin = new AccountAdmin(ports, standings, clock, random);
  }

  public Passes passes() {
    return passes;
  }

  public PassVerifier passVerifier() {
    return passVerifier;
  }

  public SshKeyVerifier sshKeyVerifier() {
    return sshKeyVerifier;
  }

  public LiveGrants liveGrants() {
    return liveGrants;
  }

  public PersonSessions personSessions() {
    return personSessions;
  }

  public AccountAdmin accountAdmin() {
    return accountAdmin;
  }

  /**
   * Forgets everything remembered of records and keys. To be called when {@code
   * Accounts.revision()} moved, before anything is checked again.
   */
  public void invalidate() {
    standings.invalidate();
    keys.invalidate();
  }
}

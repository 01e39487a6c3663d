package org.ecluse.app.pass;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ecluse.app.transfer.LiveGrant;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;

/** Asks the records, through {@link Standings}, whether what was verified once still holds. */
public final class LiveGrants implements LiveGrant {

  private final Standings standings;
  private final PassRules rules;
  private final SessionRules sessionRules;
  private final InstantSource clock;

  LiveGrants(Standings standings, PassRules rules, SessionRules sessionRules, InstantSource clock) {
    this.standings = standings;
    this.rules = rules;
    this.sessionRules = sessionRules;
    this.clock = clock;
  }

  @Override
  public boolean holds(Grant grant) {
    Instant now = clock.instant();
    return !grant.isOver(now)
        && switch (grant.identity().kind()) {
          case CONSOLE -> true;
          case PASS -> passHolds(grant, now);
          case SSH_KEY -> keyHolds(grant);
          case PERSON -> personHolds(grant, now);
        };
  }

  private boolean passHolds(Grant grant, Instant now) {
    return PassId.parse(grant.identity().value())
        .flatMap(standings::pass)
        .filter(standing -> standing.account().ref().equals(grant.account()))
        .filter(standing -> rules.objection(standing, now).isEmpty())
        .isPresent();
  }

  private boolean personHolds(Grant grant, Instant now) {
    return SessionId.parse(grant.identity().value())
        .flatMap(standings::sessionNow)
        .filter(standing -> standing.account().ref().equals(grant.account()))
        .filter(standing -> sessionRules.mayGoOn(standing, now))
        .isPresent();
  }

  /**
   * A key that was added a moment ago is not remembered yet; before saying no, the records are
   * read.
   */
  private boolean keyHolds(Grant grant) {
    return keyHolds(grant, standings.account(grant.account()))
        || keyHolds(grant, standings.accountNow(grant.account()));
  }

  private static boolean keyHolds(Grant grant, Optional<Standings.OfAccount> account) {
    return account
        .filter(standing -> SshKeyVerifier.mayComeIn(standing.account()))
        .filter(standing -> standing.fingerprints().contains(grant.identity().value()))
        .isPresent();
  }
}

package org.ecluse.app.pass;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.SessionRecord;
import org.ecluse.app.account.Sessions;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.StoreException;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.SessionId;

/**
 * The sessions of persons who signed in. They lie in the records: a restart signs nobody out, and
 * every process can list and end them. Thread-safe.
 *
 * <p>{@link #start} believes its caller; the build fails where another room than {@code app.signin}
 * calls it. Single sign-on will be one more way of proof there, and nothing else here changes.
 */
public final class PersonSessions {

  /** How exactly the last use is remembered; a write for every request would be a waste. */
  static final Duration USE_GRAIN = Duration.ofMinutes(1);

  private final Sessions sessions;
  private final Standings standings;
  private final SessionRules rules;
  private final Runnable withdrawn;
  private final InstantSource clock;
  private final SecureRandom random;

  PersonSessions(
      PassPorts ports,
      Standings standings,
      SessionRules rules,
      InstantSource clock,
      SecureRandom random) {
    this.sessions = ports.sessions();
    this.withdrawn = ports.withdrawn();
    this.standings = standings;
    this.rules = rules;
    this.clock = clock;
    this.random = random;
  }

  /** Signs a person in who has proved to be the account's. */
  public NewSession start(AccountRef account, Factor factor) {
    Instant now = clock.instant();
    SessionSecret secret = SessionSecret.fresh(random);
    SessionRecord session =
        new SessionRecord(newId(), account, factor, now, now, rules.endOfOneThatStarts(now));
    sessions.start(session, secret.hash());
    return new NewSession(secret.text(), session);
  }

  /** Who it is that shows this secret; every cause of nobody is the same answer. */
  public Optional<SignedIn> verify(String text) {
    Instant now = clock.instant();
    return SessionSecret.parse(text)
        .flatMap(
            secret ->
                standings
                    .session(secret.hash())
                    .filter(standing -> rules.mayBegin(standing, now))
                    .map(
                        standing -> {
                          remember(standing.session(), now);
                          return new SignedIn(
                              grant(standing), standing.session(), secret.formToken());
                        }));
  }

  /** Whether such an account has sessions at all. */
  public static boolean mayComeIn(Account account) {
    return SessionRules.mayComeIn(account);
  }

  /** The sessions that are not over: all for admins, else those of the caller's account. */
  public Outcome<List<SessionRecord>> list(Caller by) {
    Instant now = clock.instant();
    return reach(by, now)
        .map(
            all ->
                sessions.sessions(now).stream()
                    .filter(session -> all || session.account().equals(by.grant().account()))
                    .toList());
  }

  /** Ends a session: any for admins, else one of the caller's account. */
  public Outcome<Allowed> end(Caller by, SessionId id) {
    Instant now = clock.instant();
    return reach(by, now)
        .then(
            all ->
                sessions
                    .findSession(id)
                    .filter(session -> all || session.account().equals(by.grant().account()))
                    .filter(session -> end(session.id(), now))
                    .map(ended -> Allowed.yes())
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  private boolean end(SessionId id, Instant now) {
    boolean first = sessions.endSession(id, now);
    standings.invalidate();
    withdrawn.run();
    return first;
  }

  /** Whether the caller reaches the sessions of every account, or those of their own. */
  private static Outcome<Boolean> reach(Caller by, Instant now) {
    return switch (AdminAuthority.decide(by, now)) {
      case Outcome.Done<Allowed> _ -> Outcome.done(true);
      case Outcome.Refused<Allowed>(Refusal refusal) ->
          by.grant().identity().kind() == Identity.Kind.PERSON && !by.grant().isOver(now)
              ? Outcome.done(false)
              : Outcome.refused(refusal);
    };
  }

  private void remember(SessionRecord session, Instant now) {
    if (now.isBefore(session.usedAt().plus(USE_GRAIN))) {
      return;
    }
    try {
      sessions.used(session.id(), now);
    } catch (StoreException _) {
      // A full disk signs nobody out before the idle time is over.
    }
  }

  private Grant grant(Standings.OfSession standing) {
    return new Grant(
        standing.account().ref(),
        standing.account().id(),
        standing.account().role(),
        new Identity(Identity.Kind.PERSON, standing.session().id().toString()),
        Set.of(Door.HTTPS),
        Optional.empty(),
        rules.endsAt(standing.session()));
  }

  private SessionId newId() {
    byte[] id = new byte[Id128.BYTES];
    random.nextBytes(id);
    return new SessionId(Id128.of(id));
  }
}

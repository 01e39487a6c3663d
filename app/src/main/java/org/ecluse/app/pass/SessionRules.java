package org.ecluse.app.pass;

import java.time.Instant;
import org.ecluse.app.account.Account;
import org.ecluse.app.account.SessionRecord;

/** When a person's session holds, going by the records. */
final class SessionRules {

  private final SessionSettings settings;

  SessionRules(SessionSettings settings) {
    this.settings = settings;
  }

  /** Whether something that was begun in the session may go on; it may take longer than idling. */
  boolean mayGoOn(Standings.OfSession standing, Instant now) {
    return mayComeIn(standing.account()) && now.isBefore(endsAt(standing.session()));
  }

  /** Whether something may begin in the session. */
  boolean mayBegin(Standings.OfSession standing, Instant now) {
    return mayGoOn(standing, now)
        && now.isBefore(standing.session().usedAt().plus(settings.idle()));
  }

  /** Whether persons sign in to accounts of this kind; recipients show a pass or a key. */
  static boolean mayComeIn(Account account) {
    return account.enabled()
        && switch (account.role()) {
          case ADMIN, SENDER -> true;
          case RECIPIENT -> false;
        };
  }

  Instant endOfOneThatStarts(Instant now) {
    return now.plus(settings.life());
  }

  /** A session that began under a longer life ends by the shorter one. */
  Instant endsAt(SessionRecord session) {
    Instant byRule = session.startedAt().plus(settings.life());
    return byRule.isBefore(session.endsAt()) ? byRule : session.endsAt();
  }
}

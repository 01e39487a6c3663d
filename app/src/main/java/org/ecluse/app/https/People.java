package org.ecluse.app.https;

import java.util.List;
import java.util.function.Supplier;
import org.ecluse.app.pass.AccountAdmin;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.signin.SignInOffice;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.SessionId;

/**
 * What pages for persons who sign in need of the house.
 *
 * @param rules as they are in force
 * @param health looks at the installation; takes a moment
 */
public record People(
    SignInOffice signIn,
    PersonSessions sessions,
    AccountAdmin accounts,
    Rules rules,
    Supplier<List<Health>> health) {

  /** Signs a person out. */
  public void end(WebSession session) {
    SessionId.parse(session.id()).ifPresent(id -> sessions.end(session.caller(), id));
  }

  /**
   * What one look at the installation gave.
   *
   * @param about one word
   * @param level {@code ok}, {@code warn} or {@code fail}
   */
  public record Health(String about, String level, String sentence) {}
}

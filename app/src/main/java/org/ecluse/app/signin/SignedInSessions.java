package org.ecluse.app.signin;

import java.util.Optional;
import org.ecluse.app.pass.PersonSessions;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.session.WebSessions;

/** The sessions of persons, as pages find them. */
public record SignedInSessions(PersonSessions sessions) implements WebSessions {

  @Override
  public String cookieName() {
    return PERSON_COOKIE;
  }

  @Override
  public Optional<WebSession> find(String secret) {
    return sessions
        .verify(secret)
        .map(
            person ->
                new WebSession(
                    person.session().id().toString(),
                    person.grant(),
                    person.formToken(),
                    person.session().startedAt(),
                    person.session().usedAt(),
                    person.grant().until()));
  }
}

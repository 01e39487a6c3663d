package org.ecluse.app.https;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.session.WebSessions;
import org.ecluse.policy.access.Grant;

/** People who have signed in, for tests that are not about signing in. */
final class SignedIn implements WebSessions {

  private final Map<String, WebSession> sessions = new HashMap<>();

  /** Somebody signs in; the value of the cookie. */
  synchronized String open(Grant grant) {
    String name = "s" + sessions.size();
    sessions.put(
        name,
        new WebSession(
            name, grant, "token-of-" + name, grant.until(), grant.until(), grant.until()));
    return name;
  }

  /** These people, and whoever is signed in otherwise. */
  WebSessions and(WebSessions others) {
    return new WebSessions() {
      @Override
      public String cookieName() {
        return PERSON_COOKIE;
      }

      @Override
      public Optional<WebSession> find(String secret) {
        return SignedIn.this.find(secret).or(() -> others.find(secret));
      }
    };
  }

  /** All sessions have ended. */
  synchronized void endAll() {
    sessions.clear();
  }

  @Override
  public String cookieName() {
    return PERSON_COOKIE;
  }

  @Override
  public synchronized Optional<WebSession> find(String secret) {
    return Optional.ofNullable(sessions.get(secret));
  }
}

package org.ecluse.app.session;

import java.util.Optional;

/** One kind of session and the cookie that carries it. Thread-safe. */
public interface WebSessions {

  /** The cookie of people who signed in. */
  String PERSON_COOKIE = "__Host-ecluse-session";

  /** The cookie of whoever showed a recipient's pass. */
  String PASS_COOKIE = "__Host-ecluse-pass";

  /** The name of the cookie whose value {@link #find} takes; it begins with {@code __Host-}. */
  String cookieName();

  /**
   * The session that a cookie's value opens, if it holds now: not over, not revoked, its account
   * enabled. May read a store, so it is called on a worker; strangers call it with anything.
   */
  Optional<WebSession> find(String secret);

  /** A house in which nobody can sign in. */
  static WebSessions none() {
    return new WebSessions() {
      @Override
      public String cookieName() {
        return PERSON_COOKIE;
      }

      @Override
      public Optional<WebSession> find(String secret) {
        return Optional.empty();
      }
    };
  }
}

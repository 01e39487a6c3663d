package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.session.WebSessions;

/**
 * The sessions that came with a request's cookies.
 *
 * @param sessions by the name of their cookie; all of them hold
 */
public record Visit(Map<String, WebSession> sessions) {

  private static final String ATTRIBUTE = "ecluse.visit";
  private static final Visit STRANGER = new Visit(Map.of());

  public Visit {
    sessions = Map.copyOf(sessions);
  }

  /** Who makes this request, as far as its cookies say. */
  public static Visit of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Visit.class).orElse(STRANGER);
  }

  /**
   * Whoever shows a session is no stranger any more, and is cut when the session's grant lapses.
   */
  void accompany(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
    sessions.values().forEach(session -> Exchange.of(request).serves(session.grant()));
  }

  /** Of a person who signed in. */
  public Optional<WebSession> person() {
    return Optional.ofNullable(sessions.get(WebSessions.PERSON_COOKIE));
  }

  /** Of whoever showed a recipient's pass. */
  public Optional<WebSession> pass() {
    return Optional.ofNullable(sessions.get(WebSessions.PASS_COOKIE));
  }

  /** What follows serves nobody any more, so that its answer outlives the grant. */
  public static void leave(HttpRequest<?> request) {
    Exchange.of(request).servesNobody();
  }
}

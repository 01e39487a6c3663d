package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import java.util.List;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.session.WebSession;
import org.ecluse.policy.transfer.Identity;

/**
 * The sessions that came with a request's cookies, at most one of a kind.
 *
 * @param sessions all of them hold
 */
public record Visit(List<WebSession> sessions) {

  private static final String ATTRIBUTE = "ecluse.visit";
  private static final Visit STRANGER = new Visit(List.of());

  public Visit {
    sessions = List.copyOf(sessions);
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
    sessions.forEach(session -> Exchange.of(request).serves(session.grant()));
  }

  /** Whether the session is one of a person who signed in, not one of a pass. */
  public static boolean isPerson(WebSession session) {
    return session.grant().identity().kind() == Identity.Kind.PERSON;
  }
}

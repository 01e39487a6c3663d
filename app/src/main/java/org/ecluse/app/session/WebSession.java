package org.ecluse.app.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.ecluse.app.transfer.Caller;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;
import org.ecluse.policy.transfer.Origin;

/**
 * A browser whose authority was verified.
 *
 * @param id names it in lists and logs; opens nothing
 * @param grant what was verified; its identity is what claims are bound to
 * @param csrfToken what every form and script of this session shows beside the cookie
 * @param createdAt when somebody signed in or showed a pass
 * @param usedAt when it was last found
 * @param until the first instant at which it is over, whatever happens
 * @param origin where the request comes from that brought it; empty as it is kept
 */
public record WebSession(
    String id,
    Grant grant,
    String csrfToken,
    Instant createdAt,
    Instant usedAt,
    Instant until,
    Optional<Origin> origin) {

  /** A session that no request has brought yet. */
  public WebSession(
      String id, Grant grant, String csrfToken, Instant createdAt, Instant usedAt, Instant until) {
    this(id, grant, csrfToken, createdAt, usedAt, until, Optional.empty());
  }

  /** Who asks the application service, in every request of this session. */
  public Caller caller() {
    return new Caller(grant, Door.HTTPS, origin);
  }

  /** Whether this text is the session's token, compared in constant time. */
  public boolean hasToken(String text) {
    return MessageDigest.isEqual(
        csrfToken.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same session, used now. */
  public WebSession usedAt(Instant now) {
    return new WebSession(id, grant, csrfToken, createdAt, now, until, origin);
  }

  /** The same session, as a request from there brings it. */
  public WebSession from(Optional<Origin> there) {
    return new WebSession(id, grant, csrfToken, createdAt, usedAt, until, there);
  }

  /** Without the token: it must not reach a log. */
  @Override
  public String toString() {
    return "WebSession[" + id + "]";
  }
}

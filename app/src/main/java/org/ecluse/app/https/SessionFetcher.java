package org.ecluse.app.https;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.session.WebSessions;
import org.ecluse.app.transfer.Origins;
import org.ecluse.policy.transfer.Origin;
import org.reactivestreams.Publisher;

/**
 * Finds the sessions of a request's cookies. Pages look at them through {@link Visit}. To the API a
 * cookie alone says nothing: a script of ours also sends the session's token, which no other site
 * knows.
 */
@Singleton
final class SessionFetcher implements AuthenticationFetcher<HttpRequest<?>> {

  /** Carries a session's token to the API. */
  static final String TOKEN_HEADER = "X-Ecluse-Token";

  private final List<WebSessions> kinds;
  private final Workers workers;
  private final Origins origins;

  SessionFetcher(List<WebSessions> kinds, Workers workers, Origins origins) {
    this.kinds = List.copyOf(kinds);
    this.workers = workers;
    this.origins = origins;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)
        || request.getPath().startsWith(Api.ASSETS)
        || kinds.stream().noneMatch(kind -> cookie(request, kind).isPresent())) {
      return Publishers.empty();
    }
    return new Later<>(workers, () -> authenticate(request));
  }

  private Optional<Authentication> authenticate(HttpRequest<?> request) {
    Optional<Origin> origin = origins.of(request.getRemoteAddress());
    Map<String, WebSession> found = new HashMap<>();
    for (WebSessions kind : kinds) {
      cookie(request, kind)
          .flatMap(kind::find)
          .ifPresent(session -> found.put(kind.cookieName(), session.from(origin)));
    }
    if (!request.getPath().startsWith(Api.BASE + "/")) {
      new Visit(found).accompany(request);
      return Optional.empty();
    }
    String token = request.getHeaders().get(TOKEN_HEADER);
    return found.values().stream()
        .filter(session -> token != null && session.hasToken(token))
        .findFirst()
        .map(session -> new PassAuthentication(session.grant()));
  }

  private static Optional<String> cookie(HttpRequest<?> request, WebSessions kind) {
    return request.getCookies().findCookie(kind.cookieName()).map(Cookie::getValue);
  }
}

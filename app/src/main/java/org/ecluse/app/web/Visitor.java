package org.ecluse.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.cookie.Cookie;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.https.Visit;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.web.text.Language;
import org.ecluse.app.web.text.Words;
import org.ecluse.policy.access.Role;

/**
 * Who looks at a page.
 *
 * @param path of the page, not decoded
 * @param person the session of somebody who signed in
 * @param pass the session of whoever showed a recipient's pass
 */
public record Visitor(
    Language language, String path, Optional<WebSession> person, Optional<WebSession> pass) {

  /** Who makes this request. */
  public static Visitor of(HttpRequest<?> request) {
    Visit visit = Visit.of(request);
    return new Visitor(
        language(request), request.getUri().getRawPath(), visit.person(), visit.pass());
  }

  private static Language language(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(LanguageController.COOKIE)
        .map(Cookie::getValue)
        .flatMap(Language::parse)
        .orElseGet(() -> Language.preferredBy(request.getHeaders().get("Accept-Language")));
  }

  public Words words() {
    return Words.in(language);
  }

  /** The session's grant is about to end by this very request: its answer is still given. */
  public static void leave(HttpRequest<?> request) {
    Visit.leave(request);
  }

  /** Who may take: a pass comes before a recipient's person, because it was shown for this. */
  public Optional<WebSession> taker() {
    return pass.or(() -> person.filter(session -> session.grant().role() == Role.RECIPIENT));
  }

  /** A page for people who signed in; everybody else is asked to, and comes back here. */
  public HttpResponse<?> signedIn(Function<WebSession, HttpResponse<?>> page) {
    return person
        .<HttpResponse<?>>map(page)
        .orElseGet(() -> HttpResponse.seeOther(Links.signIn(path)));
  }
}

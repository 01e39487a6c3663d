package org.ecluse.app.web.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.net.URI;
import java.time.Duration;
import org.ecluse.app.session.WebSessions;
import org.ecluse.app.signin.Verdict;
import org.ecluse.app.signin.Whence;

/** What a browser keeps of signing in: two cookies, of which one opens something. */
final class Browser {

  /** Opens nothing: failures on a device that was seen before do not count for others. */
  private static final String DEVICE_COOKIE = "__Host-ecluse-device";

  private static final Duration DEVICE_LIFE = Duration.ofDays(180);

  private Browser() {}

  /** Where a request comes from, for the counting of guesses. */
  static Whence whence(HttpRequest<?> request) {
    return Whence.of(
        request.getRemoteAddress().getAddress(),
        request.getCookies().findCookie(DEVICE_COOKIE).map(Cookie::getValue));
  }

  /** Somebody is in: whatever session there was before, this is a new one. */
  static HttpResponse<?> in(Verdict.In in, URI to) {
    return HttpResponse.seeOther(to)
        .cookie(session(in.session().secret()))
        .cookie(
            hardened(Cookie.of(DEVICE_COOKIE, in.deviceMark()))
                .maxAge(DEVICE_LIFE)
                .sameSite(SameSite.Strict));
  }

  /** Takes the session's cookie away. */
  static HttpResponse<?> out(MutableHttpResponse<?> answer) {
    return answer.cookie(session("").maxAge(0));
  }

  /** Lax: a link in a mail to a page of ours finds its person signed in. */
  private static Cookie session(String secret) {
    return hardened(Cookie.of(WebSessions.PERSON_COOKIE, secret)).sameSite(SameSite.Lax);
  }

  private static Cookie hardened(Cookie cookie) {
    return cookie.path("/").secure(true).httpOnly(true);
  }
}

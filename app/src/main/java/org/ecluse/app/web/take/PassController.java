package org.ecluse.app.web.take;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.session.WebSessions;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Links;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtepassGenerated;

/** Exchanges a pass for a session, and ends such a session. */
@Controller("/pass")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class PassController {

  private final PassSessions sessions;
  private final Forms forms;
  private final Pages pages;

  PassController(PassSessions sessions, Forms forms, Pages pages) {
    this.sessions = sessions;
    this.forms = forms;
    this.pages = pages;
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> show(Visitor visitor, HttpRequest<?> request) {
    return forms.open(request, visitor, form -> exchange(visitor, form));
  }

  private HttpResponse<?> exchange(Visitor visitor, Form form) {
    String to = form.text("to").flatMap(Links::local).orElse("/inbox");
    Optional<String> secret = form.text("pass").flatMap(sessions::open);
    return secret.isPresent()
        ? HttpResponse.seeOther(URI.create(to)).cookie(cookie(secret.get()))
        : pages.show(
            HttpStatus.UNAUTHORIZED,
            visitor,
            "pass.title",
            (page, out) -> JtepassGenerated.render(out, null, page, to, true),
            "pass.js");
  }

  @Post("/end")
  @Consumes(MediaType.ALL)
  HttpResponse<?> end(Visitor visitor, HttpRequest<?> request) {
    URI home = URI.create("/");
    return visitor
        .pass()
        .<HttpResponse<?>>map(
            session ->
                forms.submit(
                    request,
                    visitor,
                    session,
                    _ -> {
                      sessions.close(session);
                      return HttpResponse.seeOther(home).cookie(cookie("").maxAge(0));
                    }))
        .orElseGet(() -> HttpResponse.seeOther(home));
  }

  private static Cookie cookie(String value) {
    return Cookie.of(WebSessions.PASS_COOKIE, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(SameSite.Lax);
  }
}

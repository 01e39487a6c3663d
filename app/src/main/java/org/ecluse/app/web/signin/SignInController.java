package org.ecluse.app.web.signin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.signin.Verdict;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Links;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtesigninGenerated;

/**
 * Signing in. Password and code stand in one form, and a wrong one of them is not named. A passkey
 * answers by the same kind of form, which a script fills in.
 */
@Controller(Links.SIGN_IN)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class SignInController {

  static final String SCRIPT = "passkey.js";

  private final People people;
  private final Pages pages;
  private final Forms forms;
  private final Errors errors;
  private final MeterRegistry meters;

  SignInController(People people, Pages pages, Forms forms, Errors errors, MeterRegistry meters) {
    this.meters = meters;
    this.people = people;
    this.pages = pages;
    this.forms = forms;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> show(Visitor visitor, @QueryValue Optional<String> to) {
    return page(HttpStatus.OK, visitor, to.orElse(""), "");
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> password(Visitor visitor, HttpRequest<?> request) {
    return forms.open(
        request,
        visitor,
        form ->
            answer(
                visitor,
                form,
                "signin.wrong",
                people
                    .signIn()
                    .password()
                    .attempt(
                        Browser.whence(request),
                        form.text("account").orElse(""),
                        form.all("password").stream().findFirst().orElse(""),
                        form.text("code").orElse(""))));
  }

  @Post("/passkey")
  @Consumes(MediaType.ALL)
  HttpResponse<?> passkey(Visitor visitor, HttpRequest<?> request) {
    return forms.open(
        request,
        visitor,
        form ->
            answer(
                visitor,
                form,
                "signin.passkey.wrong",
                people
                    .signIn()
                    .passkey()
                    .attempt(
                        Browser.whence(request),
                        form.text("ceremony").orElse(""),
                        form.text("answer").orElse(""))));
  }

  @Post("/passkey/options")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> options() {
    return CeremonyJson.of(people.signIn().passkey().ask());
  }

  /** Where everybody goes who just signed in: it tells whether the browser kept the cookie. */
  @Get("/done")
  HttpResponse<?> done(Visitor visitor, @QueryValue Optional<String> to) {
    return visitor
        .person()
        .<HttpResponse<?>>map(
            session ->
                HttpResponse.seeOther(
                    URI.create(
                        Links.local(to.orElse(null))
                            .filter(path -> !path.equals("/"))
                            .orElse(home(session)))))
        .orElseGet(() -> errors.show(visitor, 400, "no_cookies"));
  }

  static URI doneUri(Optional<String> to) {
    return URI.create(Links.SIGN_IN + "/done?to=" + Links.local(to.orElse(null)).orElse("/"));
  }

  private static String home(WebSession session) {
    return switch (session.grant().role()) {
      case ADMIN -> "/admin";
      case SENDER -> "/send";
      case RECIPIENT -> "/inbox";
    };
  }

  private HttpResponse<?> answer(Visitor visitor, Form form, String wrong, Verdict verdict) {
    String to = form.text("to").orElse("");
    return switch (verdict) {
      case Verdict.In in -> {
        visitor.person().ifPresent(people::end);
        yield Browser.in(in, doneUri(Optional.of(to)));
      }
      case Verdict.Wrong _ -> {
        count("wrong");
        yield page(HttpStatus.UNPROCESSABLE_ENTITY, visitor, to, wrong);
      }
      case Verdict.TooMany _ -> {
        count("too_many");
        yield page(HttpStatus.TOO_MANY_REQUESTS, visitor, to, "signin.too-many");
      }
      case Verdict.Busy _ -> page(HttpStatus.SERVICE_UNAVAILABLE, visitor, to, "signin.busy");
    };
  }

  private void count(String reason) {
    meters.counter("ecluse.signin.failures", "reason", reason).increment();
  }

  private HttpResponse<?> page(HttpStatus status, Visitor visitor, String to, String problem) {
    return pages.show(
        status,
        visitor,
        "signin.title",
        (page, out) ->
            JtesigninGenerated.render(
                out,
                null,
                page,
                Links.local(to).orElse("/"),
                problem,
                people.signIn().site().name()),
        SCRIPT);
  }
}

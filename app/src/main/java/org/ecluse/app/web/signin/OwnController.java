package org.ecluse.app.web.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.signin.OwnFactors;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteownGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.SessionId;

/** A person's own sessions and what they sign in with. */
@Controller("/me")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class OwnController {

  private static final URI HERE = URI.create("/me");

  private final People people;
  private final OwnFactors factors;
  private final Pages pages;
  private final Forms forms;
  private final Errors errors;

  OwnController(People people, Pages pages, Forms forms, Errors errors) {
    this.people = people;
    this.factors = people.signIn().ownFactors();
    this.pages = pages;
    this.forms = forms;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    return visitor.signedIn(session -> page(HttpStatus.OK, visitor, session, ""));
  }

  @Post("/sessions/end")
  @Consumes(MediaType.ALL)
  HttpResponse<?> end(Visitor visitor, HttpRequest<?> request) {
    return change(visitor, request, session -> form -> end(visitor, session, form));
  }

  @Post("/passkey/options")
  @Consumes(MediaType.ALL)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> options(Visitor visitor, HttpRequest<?> request) {
    return change(
        visitor,
        request,
        session ->
            _ ->
                factors
                    .askForPasskey(session)
                    .<HttpResponse<?>>map(CeremonyJson::of)
                    .orElseGet(() -> errors.show(visitor, 403, "stale_sign_in")));
  }

  @Post("/passkey")
  @Consumes(MediaType.ALL)
  HttpResponse<?> add(Visitor visitor, HttpRequest<?> request) {
    return change(
        visitor,
        request,
        session ->
            form ->
                orProblem(
                    visitor,
                    session,
                    factors.addPasskey(
                        session,
                        form.text("ceremony").orElse(""),
                        form.text("answer").orElse(""))));
  }

  @Post("/passkey/remove")
  @Consumes(MediaType.ALL)
  HttpResponse<?> remove(Visitor visitor, HttpRequest<?> request) {
    return change(
        visitor,
        request,
        session ->
            form ->
                orProblem(
                    visitor,
                    session,
                    factors.removePasskey(session, form.text("credential").orElse(""))));
  }

  private HttpResponse<?> change(
      Visitor visitor,
      HttpRequest<?> request,
      Function<WebSession, Function<Form, HttpResponse<?>>> action) {
    return visitor.signedIn(
        session -> forms.submit(request, visitor, session, action.apply(session)));
  }

  private HttpResponse<?> end(Visitor visitor, WebSession session, Form form) {
    Optional<SessionId> id = form.text("session").flatMap(SessionId::parse);
    return errors.answer(
        visitor,
        id.map(named -> people.sessions().end(session.caller(), named))
            .orElseGet(() -> Outcome.refused(Refusal.notFound())),
        _ -> HttpResponse.seeOther(HERE));
  }

  private HttpResponse<?> orProblem(Visitor visitor, WebSession session, boolean done) {
    return done
        ? HttpResponse.seeOther(HERE)
        : page(HttpStatus.CONFLICT, visitor, session, "own.not-changed");
  }

  private HttpResponse<?> page(
      HttpStatus status, Visitor visitor, WebSession session, String problem) {
    return errors.answer(
        visitor,
        people.sessions().list(session.caller()),
        all ->
            pages.show(
                status,
                visitor,
                "own.title",
                (page, out) ->
                    JteownGenerated.render(
                        out,
                        null,
                        page,
                        session,
                        all.stream()
                            .filter(each -> each.account().equals(session.grant().account()))
                            .toList(),
                        factors.password(session),
                        factors.passkeys(session),
                        factors.isFresh(session),
                        problem,
                        people.signIn().site().name()),
                SignInController.SCRIPT));
  }
}

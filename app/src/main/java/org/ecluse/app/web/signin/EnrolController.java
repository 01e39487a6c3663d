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
import java.util.Locale;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.signin.Enrolment;
import org.ecluse.app.signin.Invitations;
import org.ecluse.app.signin.PasswordRules;
import org.ecluse.app.signin.Welcome;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Form;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteenrolGenerated;
import org.ecluse.app.web.template.JteenrolchooseGenerated;

/**
 * Taking up an invitation. The secret comes in a link's fragment, which no browser sends and a
 * script puts into the form, or is pasted; it is never a part of an address that the service sees.
 * Looking uses nothing up.
 */
@Controller("/enrol")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class EnrolController {

  private static final String SECRET = "secret";

  private final People people;
  private final Invitations invitations;
  private final Pages pages;
  private final Forms forms;
  private final Errors errors;

  EnrolController(People people, Pages pages, Forms forms, Errors errors) {
    this.people = people;
    this.invitations = people.signIn().invitations();
    this.pages = pages;
    this.forms = forms;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    return pages.show(
        visitor,
        "enrol.title",
        (page, out) -> JteenrolGenerated.render(out, null, page),
        "enrol.js");
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> choose(Visitor visitor, HttpRequest<?> request) {
    return forms.open(request, visitor, form -> choose(HttpStatus.OK, visitor, form, ""));
  }

  @Post("/password")
  @Consumes(MediaType.ALL)
  HttpResponse<?> password(Visitor visitor, HttpRequest<?> request) {
    return forms.open(
        request,
        visitor,
        form ->
            answer(
                visitor,
                form,
                invitations.choosePassword(
                    secret(form),
                    raw(form, "password"),
                    raw(form, "again"),
                    form.text("code").orElse(""))));
  }

  @Post("/passkey/options")
  @Consumes(MediaType.ALL)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> options(Visitor visitor, HttpRequest<?> request) {
    return forms.open(
        request,
        visitor,
        form ->
            invitations
                .askForPasskey(secret(form))
                .<HttpResponse<?>>map(CeremonyJson::of)
                .orElseGet(() -> errors.show(visitor, 404, "no_invitation")));
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
                invitations.choosePasskey(
                    secret(form),
                    form.text("ceremony").orElse(""),
                    form.text("answer").orElse(""))));
  }

  private HttpResponse<?> answer(Visitor visitor, Form form, Enrolment enrolment) {
    HttpStatus wrong = HttpStatus.UNPROCESSABLE_ENTITY;
    return switch (enrolment) {
      case Enrolment.Done done -> {
        visitor.person().ifPresent(people::end);
        yield Browser.in(done.in(), SignInController.doneUri(Optional.empty()));
      }
      case Enrolment.NoInvitation _ -> errors.show(visitor, 404, "no_invitation");
      case Enrolment.BadPassword bad ->
          choose(wrong, visitor, form, "enrol." + bad.flaw().name().toLowerCase(Locale.ROOT));
      case Enrolment.WrongCode _ -> choose(wrong, visitor, form, "enrol.wrong_code");
      case Enrolment.BadPasskey _ -> choose(wrong, visitor, form, "enrol.bad_passkey");
      case Enrolment.Busy _ -> choose(HttpStatus.SERVICE_UNAVAILABLE, visitor, form, "signin.busy");
    };
  }

  private HttpResponse<?> choose(HttpStatus status, Visitor visitor, Form form, String problem) {
    Optional<Welcome> welcome = invitations.look(secret(form));
    if (welcome.isEmpty()) {
      return errors.show(visitor, 404, "no_invitation");
    }
    return pages.show(
        status,
        visitor,
        "enrol.title",
        (page, out) ->
            JteenrolchooseGenerated.render(
                out,
                null,
                page,
                welcome.get(),
                QrSquares.of(welcome.get().codeUri()),
                secret(form),
                problem,
                PasswordRules.LEAST_CHARS,
                people.signIn().site().name()),
        SignInController.SCRIPT);
  }

  /** What was pasted may be the whole link. */
  private static String secret(Form form) {
    String text = form.text(SECRET).orElse("");
    return text.substring(text.lastIndexOf('#') + 1);
  }

  /** As it was typed: spaces are a part of a password. */
  private static String raw(Form form, String name) {
    return form.all(name).stream().findFirst().orElse("");
  }
}

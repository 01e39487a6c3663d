package org.ecluse.app.web.send;

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
import java.util.List;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.HouseTime;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Forms;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtesendGenerated;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** The first step of sending: for whom, why, how many persons, how long. */
@Controller("/send")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class SendPageController {

  private final Transfers transfers;
  private final HouseTime time;
  private final Forms forms;
  private final Pages pages;
  private final Errors errors;

  SendPageController(Transfers transfers, HouseTime time, Forms forms, Pages pages, Errors errors) {
    this.transfers = transfers;
    this.time = time;
    this.forms = forms;
    this.pages = pages;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    return visitor.signedIn(session -> form(visitor, session, Wish.NOTHING, Optional.empty()));
  }

  @Post
  @Consumes(MediaType.ALL)
  HttpResponse<?> begin(Visitor visitor, HttpRequest<?> request) {
    return visitor.signedIn(
        session ->
            forms.submit(
                request, visitor, session, form -> begin(visitor, session, Wish.of(form))));
  }

  private HttpResponse<?> begin(Visitor visitor, WebSession session, Wish wish) {
    Optional<String> missing = wish.missing();
    if (missing.isPresent()) {
      return form(visitor, session, wish, missing);
    }
    return switch (transfers.begin(session.caller(), wish.transfer())) {
      case Outcome.Done<TransferView>(TransferView begun) ->
          HttpResponse.seeOther(URI.create("/transfers/" + begun.id()));
      case Outcome.Refused<TransferView>(Refusal.Invalid invalid) ->
          form(visitor, session, wish, Optional.of(invalid.field()));
      case Outcome.Refused<TransferView>(Refusal refusal) -> errors.show(visitor, refusal);
    };
  }

  private HttpResponse<?> form(
      Visitor visitor, WebSession session, Wish wish, Optional<String> problem) {
    Caller caller = session.caller();
    Outcome<SendView> view =
        transfers
            .limits(caller, List.of())
            .then(
                limits ->
                    transfers
                        .recipients(caller)
                        .map(
                            recipients ->
                                new SendView(
                                    session,
                                    recipients,
                                    limits,
                                    Expiry.choices(limits, time.now()),
                                    wish,
                                    problem)));
    return errors.answer(
        visitor,
        view,
        send ->
            pages.show(
                problem.isPresent() ? HttpStatus.BAD_REQUEST : HttpStatus.OK,
                visitor,
                "send.title",
                (page, out) -> JtesendGenerated.render(out, null, page, send)));
  }
}

package org.ecluse.app.web.take;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import org.ecluse.app.https.Api;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Errors;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteinboxGenerated;
import org.ecluse.app.web.template.JtepassGenerated;

/** What waits for whoever showed a pass. */
@Controller("/inbox")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class InboxPageController {

  private static final String PATH = "/inbox";

  private final Transfers transfers;
  private final Pages pages;
  private final Errors errors;

  InboxPageController(Transfers transfers, Pages pages, Errors errors) {
    this.transfers = transfers;
    this.pages = pages;
    this.errors = errors;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    Optional<WebSession> session = visitor.taker();
    return session.isPresent() ? inbox(visitor, session.get()) : askForPass(visitor);
  }

  private HttpResponse<?> askForPass(Visitor visitor) {
    return pages.show(
        visitor,
        "pass.title",
        (page, out) -> JtepassGenerated.render(out, null, page, PATH, false),
        "pass.js");
  }

  private HttpResponse<?> inbox(Visitor visitor, WebSession session) {
    return errors.answer(
        visitor,
        transfers.inbox(session.caller()),
        found ->
            pages.show(
                visitor,
                "inbox.title",
                (page, out) -> JteinboxGenerated.render(out, null, page, session, found)));
  }
}

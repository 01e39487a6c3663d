package org.ecluse.app.web.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import org.ecluse.app.https.Accountability;
import org.ecluse.app.https.Api;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtealarmsGenerated;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** What somebody has to look at, and the buttons for what only an admin may decide. */
@Controller("/admin/alarms")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class AlarmsController {

  private static final URI HERE = URI.create("/admin/alarms");

  private final Accountability house;
  private final Transfers transfers;
  private final Pages pages;
  private final AdminDesk desk;

  AlarmsController(Accountability house, Transfers transfers, Pages pages, AdminDesk desk) {
    this.house = house;
    this.transfers = transfers;
    this.pages = pages;
    this.desk = desk;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    return desk.look(
        visitor,
        admin -> {
          List<AlarmRow> alarms = AlarmRow.newest(house.book());
          List<String> frozen =
              house.frozen().get().stream()
                  .map(each -> each.map(AccountId::value).orElse(""))
                  .toList();
          return pages.show(
              visitor,
              "alarms.title",
              (page, out) ->
                  JtealarmsGenerated.render(
                      out, null, page, admin.session(), alarms, transfers.isClosed(), frozen));
        });
  }

  /** A second click finds them open, which is what was wanted. */
  @Post("/open")
  @Consumes(MediaType.ALL)
  HttpResponse<?> open(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor, request, admin -> _ -> back(visitor, transfers.open(admin.caller())));
  }

  @Post("/unfreeze")
  @Consumes(MediaType.ALL)
  HttpResponse<?> unfreeze(Visitor visitor, HttpRequest<?> request) {
    return desk.change(
        visitor,
        request,
        admin ->
            form -> {
              Optional<String> named = form.text("recipient");
              Optional<AccountId> recipient = named.flatMap(AccountId::parse);
              return named.isPresent() && recipient.isEmpty()
                  ? back(visitor, Outcome.refused(Refusal.notFound()))
                  : back(visitor, transfers.unfreeze(admin.caller(), recipient));
            });
  }

  private HttpResponse<?> back(Visitor visitor, Outcome<Allowed> outcome) {
    return outcome instanceof Outcome.Refused<Allowed>(Refusal.Conflict _)
        ? HttpResponse.seeOther(HERE)
        : desk.answer(visitor, outcome, _ -> HttpResponse.seeOther(HERE));
  }
}

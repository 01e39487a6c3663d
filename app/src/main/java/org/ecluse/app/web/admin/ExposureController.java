package org.ecluse.app.web.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.client.Json;
import org.ecluse.app.exposure.CnilForm;
import org.ecluse.app.exposure.Exposure;
import org.ecluse.app.exposure.ExposureCsv;
import org.ecluse.app.exposure.History;
import org.ecluse.app.exposure.Question;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.transfer.Origins;
import org.ecluse.app.web.Downloads;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtecnilGenerated;
import org.ecluse.app.web.template.JteexposureGenerated;
import org.ecluse.policy.outcome.Outcome;

/** What could be read at a time, and what somebody touched, told by the ledger. */
@Controller("/admin/exposure")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class ExposureController {

  private final Accountability house;
  private final People people;
  private final Pages pages;
  private final AdminDesk desk;
  private final Origins origins;

  ExposureController(
      Accountability house, People people, Pages pages, AdminDesk desk, Origins origins) {
    this.house = house;
    this.people = people;
    this.pages = pages;
    this.desk = desk;
    this.origins = origins;
  }

  @Get
  HttpResponse<?> show(Visitor visitor, @RequestBean ExposureQuery query) {
    return query.isAsked()
        ? answer(visitor, query, exposure -> page(visitor, query, Optional.of(exposure)))
        : desk.look(visitor, _ -> page(visitor, query, Optional.empty()));
  }

  private HttpResponse<?> page(Visitor visitor, ExposureQuery query, Optional<Exposure> exposure) {
    return pages.show(
        visitor,
        "exposure.title",
        (page, out) -> JteexposureGenerated.render(out, null, page, query, exposure));
  }

  @Get("/report.csv")
  @Produces(MediaType.ALL)
  HttpResponse<?> csv(Visitor visitor, @RequestBean ExposureQuery query) {
    return answer(
        visitor,
        query,
        exposure ->
            Downloads.text(
                String.join("\r\n", ExposureCsv.lines(exposure)) + "\r\n",
                "text/csv;charset=utf-8",
                "exposure.csv"));
  }

  @Get("/report.json")
  @Produces(MediaType.ALL)
  HttpResponse<?> json(Visitor visitor, @RequestBean ExposureQuery query) {
    return answer(
        visitor,
        query,
        exposure ->
            Downloads.text(
                Json.text(exposure.shape()), MediaType.APPLICATION_JSON, "exposure.json"));
  }

  /** In the order of the CNIL's form, in French whatever the language of the visitor. */
  @Get("/form")
  HttpResponse<?> form(Visitor visitor, @RequestBean ExposureQuery query) {
    return answer(
        visitor,
        query,
        exposure ->
            pages.show(
                visitor,
                "exposure.form",
                (page, out) ->
                    JtecnilGenerated.render(out, null, page, CnilForm.sections(exposure))));
  }

  private HttpResponse<?> answer(
      Visitor visitor, ExposureQuery query, Function<Exposure, HttpResponse<?>> shown) {
    return desk.look(visitor, admin -> desk.answer(visitor, exposure(admin, query), shown));
  }

  private Outcome<Exposure> exposure(AdminDesk.Admin admin, ExposureQuery query) {
    return people
        .accounts()
        .accounts(admin.caller())
        .then(accounts -> query.question(accounts, origins))
        .map(this::answer);
  }

  private Exposure answer(Question question) {
    History history = new History();
    house.book().forEach(history::hear);
    return Exposure.of(history, question);
  }
}

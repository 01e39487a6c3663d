package org.ecluse.app.web.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.https.Api;
import org.ecluse.app.https.People;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JtestateGenerated;

/** The policy as it is in force, and how the installation is. */
@Controller("/admin/state")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class StateController {

  private final People people;
  private final Pages pages;
  private final AdminDesk desk;

  StateController(People people, Pages pages, AdminDesk desk) {
    this.people = people;
    this.pages = pages;
    this.desk = desk;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    return desk.look(
        visitor,
        _ ->
            pages.show(
                visitor,
                "state.title",
                (page, out) ->
                    JtestateGenerated.render(
                        out, null, page, people.rules(), people.health().get())));
  }
}

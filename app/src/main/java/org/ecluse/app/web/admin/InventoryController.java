package org.ecluse.app.web.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.https.Accountability;
import org.ecluse.app.https.Api;
import org.ecluse.app.web.Pages;
import org.ecluse.app.web.Visitor;
import org.ecluse.app.web.template.JteinventoryGenerated;

/** What is stored, counted and signed: the proof that nothing is. */
@Controller("/admin/inventory")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class InventoryController {

  private final Accountability house;
  private final Pages pages;
  private final AdminDesk desk;

  InventoryController(Accountability house, Pages pages, AdminDesk desk) {
    this.house = house;
    this.pages = pages;
    this.desk = desk;
  }

  @Get
  HttpResponse<?> show(Visitor visitor) {
    return desk.look(
        visitor,
        _ -> {
          Accountability.Count count = house.count().get();
          return pages.show(
              visitor,
              "inventory.title",
              (page, out) -> JteinventoryGenerated.render(out, null, page, count));
        });
  }
}

package org.ecluse.app.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.https.Api;
import org.ecluse.app.web.template.JtehomeGenerated;

/** The first page: what this is, and which way to go. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.TEXT_HTML)
final class HomeController {

  private final Pages pages;

  HomeController(Pages pages) {
    this.pages = pages;
  }

  @Get
  HttpResponse<?> home(Visitor visitor) {
    return pages.show(
        visitor, "home.title", (page, out) -> JtehomeGenerated.render(out, null, page));
  }
}

package org.ecluse.app.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/**
 * Counts what browsers refused to do on our pages. Anybody can send such a report, so nothing in it
 * is read: the number is for alarms and tests, the browser's console says the rest.
 */
@Context // So that the number is there before the first report.
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class CspController {

  static final String PATH = "/csp-reports";

  private final Counter reports;

  CspController(MeterRegistry meters) {
    reports = meters.counter("ecluse.csp.reports");
  }

  @Post(PATH)
  @Consumes(MediaType.ALL)
  HttpResponse<?> report() {
    reports.increment();
    return HttpResponse.noContent();
  }
}

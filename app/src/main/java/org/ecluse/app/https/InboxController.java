package org.ecluse.app.https;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.https.json.InboxJson;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Transfers;

/** What waits for a recipient. */
@Controller(Api.BASE + "/inbox")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
final class InboxController {

  private final Transfers transfers;
  private final Problems problems;

  InboxController(Transfers transfers, Problems problems) {
    this.transfers = transfers;
    this.problems = problems;
  }

  @Get
  HttpResponse<?> inbox(Caller caller) {
    return problems.answer(transfers.inbox(caller), found -> HttpResponse.ok(InboxJson.of(found)));
  }
}

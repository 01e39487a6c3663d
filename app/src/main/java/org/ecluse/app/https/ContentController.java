package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;

/** The bytes of a delivery. Looking is free: only GET reads, and only what it then sends. */
@Controller(Api.BASE + "/deliveries/{id}/content")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
@Produces(MediaType.ALL)
final class ContentController {

  private final Transfers transfers;
  private final Problems problems;
  private final Contents contents;

  ContentController(Transfers transfers, Problems problems, Contents contents) {
    this.transfers = transfers;
    this.problems = problems;
    this.contents = contents;
  }

  @Head
  HttpResponse<?> head(Caller caller, HttpRequest<?> request, String id) {
    return problems.answer(take(caller, id), file -> contents.head(request, file));
  }

  @Get(headRoute = false)
  HttpResponse<?> get(Caller caller, HttpRequest<?> request, String id) {
    return problems.answer(take(caller, id), file -> contents.get(request, file, problems::answer));
  }

  private Outcome<OutgoingFile> take(Caller caller, String id) {
    return DeliveryId.parse(id)
        .map(delivery -> transfers.take(caller, delivery))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}

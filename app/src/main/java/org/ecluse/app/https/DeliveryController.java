package org.ecluse.app.https;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ecluse.app.https.json.DeliveryJson;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;

/** What is done to a delivery besides reading it. */
@Controller(Api.BASE + "/deliveries/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
final class DeliveryController {

  private final Transfers transfers;
  private final Problems problems;

  DeliveryController(Transfers transfers, Problems problems) {
    this.transfers = transfers;
    this.problems = problems;
  }

  @Post("/ack")
  @Consumes(MediaType.ALL)
  HttpResponse<?> acknowledge(Caller caller, String id) {
    return act(caller, id, transfers::acknowledge, _ -> HttpResponse.noContent());
  }

  @Post("/revoke")
  @Consumes(MediaType.ALL)
  HttpResponse<?> revoke(Caller caller, String id) {
    return act(caller, id, transfers::revoke, DeliveryController::show);
  }

  @Post("/reissue")
  @Consumes(MediaType.ALL)
  HttpResponse<?> reissue(Caller caller, String id) {
    return act(caller, id, transfers::reissue, DeliveryController::show);
  }

  private HttpResponse<?> act(
      Caller caller,
      String id,
      BiFunction<Caller, DeliveryId, Outcome<DeliveryView>> action,
      Function<DeliveryView, HttpResponse<?>> whenDone) {
    return problems.answer(
        DeliveryId.parse(id)
            .map(delivery -> action.apply(caller, delivery))
            .orElseGet(() -> Outcome.refused(Refusal.notFound())),
        whenDone);
  }

  private static HttpResponse<?> show(DeliveryView delivery) {
    return HttpResponse.ok(DeliveryJson.of(delivery));
  }
}

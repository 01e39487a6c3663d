package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.function.Function;
import org.ecluse.app.https.json.NewTransferJson;
import org.ecluse.app.https.json.ReceivedFileJson;
import org.ecluse.app.https.json.TransferJson;
import org.ecluse.app.https.json.TransfersJson;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.receipt.Receipts;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** Transfers: begun, filled, sent, looked at, revoked. */
@Controller(Api.BASE + "/transfers")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
final class TransferController {

  private final Transfers transfers;
  private final Uploads uploads;
  private final Receipts receipts;
  private final Problems problems;

  TransferController(Transfers transfers, Uploads uploads, Receipts receipts, Problems problems) {
    this.transfers = transfers;
    this.uploads = uploads;
    this.receipts = receipts;
    this.problems = problems;
  }

  @Post
  HttpResponse<?> begin(Caller caller, @Body NewTransferJson wish) {
    return problems.answer(
        transfers.begin(caller, wish.wish()),
        begun ->
            HttpResponse.created(TransferJson.of(begun))
                .header("Location", Api.BASE + "/transfers/" + begun.id()));
  }

  @Get
  HttpResponse<?> list(Caller caller) {
    return problems.answer(
        transfers.list(caller, Api.LIST_LIMIT), found -> HttpResponse.ok(TransfersJson.of(found)));
  }

  @Get("/{id}")
  HttpResponse<?> show(Caller caller, String id) {
    return problems.answer(
        find(id, transfer -> transfers.show(caller, transfer)),
        found -> HttpResponse.ok(TransferJson.of(found)));
  }

  @Get("/{id}/receipt")
  @Produces("application/jose")
  HttpResponse<?> receipt(Caller caller, String id) {
    return problems.answer(find(id, transfer -> receipts.of(caller, transfer)), HttpResponse::ok);
  }

  @Put("/{id}/files/{+name}")
  @Consumes(MediaType.ALL)
  HttpResponse<?> receive(Caller caller, Exchange exchange, HttpRequest<?> request, String id) {
    return problems.answer(
        find(
            id,
            transfer -> uploads.receive(caller, exchange, request, transfer, IncomingFile::finish)),
        file -> HttpResponse.created(ReceivedFileJson.of(file)));
  }

  @Post("/{id}/send")
  @Consumes(MediaType.ALL)
  HttpResponse<?> send(Caller caller, String id) {
    return problems.answer(
        find(id, transfer -> transfers.send(caller, transfer)),
        sent -> HttpResponse.ok(TransferJson.of(sent)));
  }

  @Post("/{id}/revoke")
  @Consumes(MediaType.ALL)
  HttpResponse<?> revoke(Caller caller, String id) {
    return problems.answer(
        find(id, transfer -> transfers.revoke(caller, transfer)),
        revoked -> HttpResponse.ok(TransferJson.of(revoked)));
  }

  private static <T> Outcome<T> find(String id, Function<TransferId, Outcome<T>> then) {
    return TransferId.parse(id).map(then).orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}

package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.function.Function;
import org.ecluse.app.https.TusUploads.Asked;
import org.ecluse.app.https.tus.TusHeaders;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.transfer.UploadView;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * Resumable uploads: tus 1.0 with creation, creation with upload, expiration, termination and
 * checksum. What is remembered of an upload is how many bytes of it are stored, by the file itself.
 */
@Controller(Api.BASE + "/transfers/{id}/files")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(Api.WORKERS)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class TusController {

  private final Transfers transfers;
  private final TusUploads uploads;
  private final TusAnswers answers;

  TusController(Transfers transfers, TusUploads uploads, TusAnswers answers) {
    this.transfers = transfers;
    this.uploads = uploads;
    this.answers = answers;
  }

  @Options
  HttpResponse<?> abilities(Caller caller, String id) {
    return answers.answer(
        transfer(id).then(transfer -> transfers.maxFileBytes(caller, transfer)),
        TusAnswers::abilities);
  }

  @Post
  HttpResponse<?> create(Caller caller, Exchange exchange, HttpRequest<?> request, String id) {
    TusHeaders headers = new TusHeaders(request);
    if (!headers.speakTus()) {
      return answers.otherVersion();
    }
    if (headers.bringBody() && !headers.bringPiece()) {
      return answers.wrongType();
    }
    Asked asked = new Asked(caller, exchange, request, headers);
    return answers.answer(
        transfer(id).then(transfer -> uploads.create(asked, transfer)), Function.identity());
  }

  @Head("/tus/{file}")
  HttpResponse<?> state(Caller caller, HttpRequest<?> request, String id, String file) {
    if (!new TusHeaders(request).speakTus()) {
      return answers.otherVersion();
    }
    return answers.answer(upload(caller, id, file), TusAnswers::state);
  }

  @Patch("/tus/{file}")
  HttpResponse<?> append(
      Caller caller, Exchange exchange, HttpRequest<?> request, String id, String file) {
    TusHeaders headers = new TusHeaders(request);
    if (!headers.speakTus()) {
      return answers.otherVersion();
    }
    if (!headers.bringPiece()) {
      return answers.wrongType();
    }
    Asked asked = new Asked(caller, exchange, request, headers);
    return answers.answer(
        upload(caller, id, file).then(upload -> uploads.append(asked, upload)),
        Function.identity());
  }

  @Delete("/tus/{file}")
  HttpResponse<?> terminate(Caller caller, HttpRequest<?> request, String id, String file) {
    if (!new TusHeaders(request).speakTus()) {
      return answers.otherVersion();
    }
    return answers.answer(
        upload(caller, id, file).then(upload -> transfers.discardFile(caller, upload.file().id())),
        _ -> HttpResponse.noContent());
  }

  private Outcome<UploadView> upload(Caller caller, String id, String file) {
    return transfer(id)
        .then(
            transfer ->
                FileId.parse(file)
                    .map(found -> transfers.upload(caller, transfer, found))
                    .orElseGet(() -> Outcome.refused(Refusal.notFound())));
  }

  private static Outcome<TransferId> transfer(String id) {
    return TransferId.parse(id)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }
}

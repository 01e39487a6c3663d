package org.ecluse.app.https;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.ecluse.app.https.body.ByteRange;
import org.ecluse.app.https.body.Condition;
import org.ecluse.app.https.body.Download;
import org.ecluse.app.https.body.Representation;
import org.ecluse.app.https.wire.Exchange;
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
  private final Workers workers;

  ContentController(Transfers transfers, Problems problems, Workers workers) {
    this.transfers = transfers;
    this.problems = problems;
    this.workers = workers;
  }

  @Head
  HttpResponse<?> head(Caller caller, HttpRequest<?> request, String id) {
    return problems.answer(
        take(caller, id),
        file -> {
          try (file) {
            return describe(request, new Representation(file.delivery()));
          }
        });
  }

  @Get(headRoute = false)
  HttpResponse<?> get(Caller caller, Exchange exchange, HttpRequest<?> request, String id) {
    return problems.answer(take(caller, id), file -> open(file, exchange, request));
  }

  private Outcome<OutgoingFile> take(Caller caller, String id) {
    return DeliveryId.parse(id)
        .map(delivery -> transfers.take(caller, delivery))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private static HttpResponse<?> describe(HttpRequest<?> request, Representation content) {
    return switch (Condition.of(request.getHeaders(), content.etag())) {
      case NOT_MODIFIED -> notModified(content);
      case FAILED -> HttpResponse.status(HttpStatus.PRECONDITION_FAILED);
      case PROCEED -> {
        MutableHttpResponse<?> answer = HttpResponse.ok();
        content.describe(answer.getHeaders());
        answer.contentLength(content.sizeBytes());
        yield answer;
      }
    };
  }

  /** From here on somebody must close the file: a download does when it ends. */
  private HttpResponse<?> open(OutgoingFile file, Exchange exchange, HttpRequest<?> request) {
    Representation content = new Representation(file.delivery());
    HttpHeaders headers = request.getHeaders();
    switch (Condition.of(headers, content.etag())) {
      case NOT_MODIFIED -> {
        file.close();
        return notModified(content);
      }
      case FAILED -> {
        file.close();
        return problems.answer(
            ApiProblem.of(
                412, "precondition_failed", "Precondition failed", "It is another content."));
      }
      case PROCEED -> {}
    }
    long size = content.sizeBytes();
    return switch (ByteRange.parse(Condition.range(headers, content.etag()), size)) {
      case ByteRange.Whole _ ->
          read(file, exchange, content, new ByteRange.Part(0, size - 1), HttpStatus.OK);
      case ByteRange.Part part -> read(file, exchange, content, part, HttpStatus.PARTIAL_CONTENT);
      case ByteRange.Unsatisfiable _ -> {
        file.close();
        yield unsatisfiable(size);
      }
    };
  }

  private HttpResponse<?> read(
      OutgoingFile file,
      Exchange exchange,
      Representation content,
      ByteRange.Part part,
      HttpStatus status) {
    return problems.answer(
        Download.begin(file, part, exchange, workers),
        download -> {
          MutableHttpResponse<CloseableByteBody> answer = HttpResponse.status(status);
          content.describe(answer.getHeaders());
          if (status == HttpStatus.PARTIAL_CONTENT) {
            answer.header(
                HttpHeaders.CONTENT_RANGE,
                "bytes " + part.first() + "-" + part.last() + "/" + content.sizeBytes());
          }
          return answer.body(body(download, exchange, part));
        });
  }

  private static CloseableByteBody body(Download download, Exchange exchange, ByteRange.Part part) {
    io.netty.handler.codec.http.HttpHeaders length = new DefaultHttpHeaders();
    length.set(HttpHeaders.CONTENT_LENGTH, Long.toString(part.last() - part.first() + 1));
    return new NettyByteBodyFactory(exchange.channel()).adapt(download, length, download::cancel);
  }

  private static HttpResponse<?> notModified(Representation content) {
    return HttpResponse.notModified().header(HttpHeaders.ETAG, content.etag());
  }

  private HttpResponse<?> unsatisfiable(long sizeBytes) {
    return problems
        .answer(
            ApiProblem.of(
                416, "range_not_satisfiable", "Range not satisfiable", "Ask for one range in it."))
        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + sizeBytes);
  }
}

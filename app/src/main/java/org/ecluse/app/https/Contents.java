package org.ecluse.app.https;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.netty.body.NettyByteBodyFactory;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.ecluse.app.https.body.ByteRange;
import org.ecluse.app.https.body.Condition;
import org.ecluse.app.https.body.Download;
import org.ecluse.app.https.body.Representation;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/**
 * Answers with the bytes of a delivery, or of a range of it. Used by the API and by pages, which
 * differ in how they say no.
 */
@Singleton
public final class Contents {

  private final Problems problems;
  private final Workers workers;

  Contents(Problems problems, Workers workers) {
    this.problems = problems;
    this.workers = workers;
  }

  /** What {@link #get} would answer, without the bytes; closes the file. */
  public HttpResponse<?> head(HttpRequest<?> request, OutgoingFile file) {
    try (file) {
      return describe(request, new Representation(file.delivery()));
    }
  }

  /**
   * The bytes that were asked for. From here on somebody must close the file: a download does when
   * it ends.
   *
   * @param refusals says why there are none
   */
  public HttpResponse<?> get(
      HttpRequest<?> request,
      OutgoingFile file,
      Function<Refusal, ? extends HttpResponse<?>> refusals) {
    Exchange exchange = Exchange.of(request);
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
          read(file, exchange, new ByteRange.Part(0, size - 1), HttpStatus.OK, refusals);
      case ByteRange.Part part -> read(file, exchange, part, HttpStatus.PARTIAL_CONTENT, refusals);
      case ByteRange.Unsatisfiable _ -> {
        file.close();
        yield unsatisfiable(size);
      }
    };
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

  private HttpResponse<?> read(
      OutgoingFile file,
      Exchange exchange,
      ByteRange.Part part,
      HttpStatus status,
      Function<Refusal, ? extends HttpResponse<?>> refusals) {
    Representation content = new Representation(file.delivery());
    return switch (Download.begin(file, part, exchange, workers)) {
      case Outcome.Refused<Download>(Refusal refusal) -> refusals.apply(refusal);
      case Outcome.Done<Download>(Download download) -> {
        MutableHttpResponse<CloseableByteBody> answer = HttpResponse.status(status);
        content.describe(answer.getHeaders());
        if (status == HttpStatus.PARTIAL_CONTENT) {
          answer.header(
              HttpHeaders.CONTENT_RANGE,
              "bytes " + part.first() + "-" + part.last() + "/" + content.sizeBytes());
        }
        yield answer.body(body(download, exchange, part));
      }
    };
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

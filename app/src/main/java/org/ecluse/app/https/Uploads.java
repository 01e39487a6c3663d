package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ecluse.app.https.body.PathText;
import org.ecluse.app.https.body.UploadPump;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.https.wire.RawPath;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/** Receives the one file that the body of a request is; its name is the path's last segment. */
@Singleton
final class Uploads {

  private final Transfers transfers;

  Uploads(Transfers transfers) {
    this.transfers = transfers;
  }

  /**
   * Everything that can be refused without the body is refused before any of it is read.
   *
   * @param end what makes a file that has arrived durable
   */
  <T> Outcome<T> receive(
      Caller caller,
      Exchange exchange,
      HttpRequest<?> request,
      TransferId transfer,
      Function<IncomingFile, Outcome<T>> end) {
    return asItIs(request)
        .then(_ -> lastSegment(exchange))
        .then(name -> transfers.receive(caller, transfer, name, declaredBytes(request)))
        .then(file -> UploadPump.receive(file, body(request), exchange, end));
  }

  /** The last segment of the path, decoded once. */
  static Outcome<String> lastSegment(Exchange exchange) {
    return segment(exchange, 0);
  }

  /** A segment of the path, counted from its end, decoded once. */
  static Outcome<String> segment(Exchange exchange, int fromEnd) {
    List<String> segments = RawPath.segments(exchange.target());
    return PathText.decode(segments.get(segments.size() - 1 - fromEnd))
        .map(Outcome::done)
        .orElseGet(
            () -> Outcome.refused(Refusal.invalid("name", "a name in a path is encoded UTF-8")));
  }

  /** Asking for the body is what answers {@code Expect: 100-continue}. */
  static InputStream body(HttpRequest<?> request) {
    return request instanceof ServerHttpRequest<?> served
        ? served.byteBody().toInputStream()
        : InputStream.nullInputStream();
  }

  /** Refuses a body that would have to be decoded. */
  static Outcome<Allowed> asItIs(HttpRequest<?> request) {
    return Optional.ofNullable(request.getHeaders().get("Content-Encoding"))
            .filter(coding -> !coding.equalsIgnoreCase("identity"))
            .isPresent()
        ? Outcome.refused(
            Refusal.invalid(
                "content-encoding", "a file is sent as it is, without a content coding"))
        : Allowed.yes();
  }

  private static OptionalLong declaredBytes(HttpRequest<?> request) {
    long declared = request.getContentLength();
    return declared < 0 ? OptionalLong.empty() : OptionalLong.of(declared);
  }
}

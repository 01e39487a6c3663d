package org.ecluse.app.https;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.https.tus.Announcement;
import org.ecluse.app.https.tus.Arrival;
import org.ecluse.app.https.tus.Checksum;
import org.ecluse.app.https.tus.Piece;
import org.ecluse.app.https.tus.TusHeaders;
import org.ecluse.app.https.wire.Exchange;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.app.transfer.UploadView;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;

/**
 * Begins uploads and appends to them. Everything that can be refused without the body is refused
 * before any of it is read.
 */
@Singleton
final class TusUploads {

  private final Transfers transfers;
  private final TusAnswers answers;

  TusUploads(Transfers transfers, TusAnswers answers) {
    this.transfers = transfers;
    this.answers = answers;
  }

  /** A request that brings a piece, or could. */
  record Asked(Caller caller, Exchange exchange, HttpRequest<?> request, TusHeaders headers) {}

  /** A file is announced, and perhaps its first piece comes with that. */
  Outcome<HttpResponse<?>> create(Asked asked, TransferId transfer) {
    return Uploads.asItIs(asked.request())
        .then(_ -> asked.headers().announcement())
        .then(
            wish ->
                asked
                    .headers()
                    .checksum(0, wish.lengthBytes())
                    .then(checksum -> begin(asked, transfer, wish, checksum)));
  }

  private Outcome<HttpResponse<?>> begin(
      Asked asked, TransferId transfer, Announcement wish, Optional<Checksum> checksum) {
    return transfers
        .receive(asked.caller(), transfer, wish.name(), OptionalLong.of(wish.lengthBytes()))
        .then(
            file -> {
              // Without an answer the client does not know where the file is: closing discards it.
              try (file) {
                Outcome<Arrival> first = first(asked, file, wish, checksum);
                return first.then(arrival -> created(asked, file, arrival));
              }
            });
  }

  private static Outcome<Arrival> first(
      Asked asked, IncomingFile file, Announcement wish, Optional<Checksum> checksum) {
    if (asked.headers().bringBody()) {
      return receive(asked, file, wish.lengthBytes(), checksum);
    }
    file.suspend();
    return Outcome.done(new Arrival.Kept(0, Optional.empty()));
  }

  private Outcome<HttpResponse<?>> created(Asked asked, IncomingFile file, Arrival arrival) {
    return switch (arrival) {
      case Arrival.Damaged _ -> Outcome.done(answers.damaged());
      case Arrival.Kept kept ->
          transfers
              .upload(asked.caller(), file.transfer(), file.file())
              .map(
                  upload ->
                      describe(HttpResponse.created(""), kept, upload)
                          .header(
                              "Location",
                              Api.BASE
                                  + "/transfers/"
                                  + file.transfer()
                                  + "/files/tus/"
                                  + file.file()));
    };
  }

  /** A piece comes to what has arrived. */
  Outcome<HttpResponse<?>> append(Asked asked, UploadView upload) {
    return Uploads.asItIs(asked.request())
        .then(_ -> asked.headers().offset())
        .then(
            offset ->
                asked
                    .headers()
                    .checksum(offset, upload.announcedBytes())
                    .then(checksum -> append(asked, upload, offset, checksum)));
  }

  /** Whoever still writes the file loses it: most often that line is dead. */
  private Outcome<HttpResponse<?>> append(
      Asked asked, UploadView upload, long offset, Optional<Checksum> checksum) {
    return transfers
        .resume(asked.caller(), upload.file().id())
        .then(
            file -> {
              try {
                return file.position() == offset
                    ? receive(asked, file, upload.announcedBytes(), checksum)
                        .map(arrival -> appended(arrival, upload))
                    : Outcome.refused(new Refusal.Conflict("the file stands at another offset"));
              } finally {
                // What came of the piece stays, unless it was to be verified.
                file.suspend();
              }
            });
  }

  private HttpResponse<?> appended(Arrival arrival, UploadView upload) {
    return switch (arrival) {
      case Arrival.Damaged _ -> answers.damaged();
      case Arrival.Kept kept -> describe(HttpResponse.noContent(), kept, upload);
    };
  }

  private static Outcome<Arrival> receive(
      Asked asked, IncomingFile file, long announcedBytes, Optional<Checksum> checksum) {
    return new Piece(file, announcedBytes, checksum)
        .receive(Uploads.body(asked.request()), asked.exchange());
  }

  private static MutableHttpResponse<?> describe(
      MutableHttpResponse<?> answer, Arrival.Kept kept, UploadView upload) {
    return TusAnswers.describe(
        answer,
        kept.offset(),
        kept.whole().flatMap(FileView::sha256),
        Optional.of(upload.discardAt()));
  }
}

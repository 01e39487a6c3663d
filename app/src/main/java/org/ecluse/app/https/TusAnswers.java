package org.ecluse.app.https;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.app.https.tus.Checksum;
import org.ecluse.app.https.tus.Tus;
import org.ecluse.app.https.tus.UploadMetadata;
import org.ecluse.app.transfer.FileView;
import org.ecluse.app.transfer.UploadView;
import org.ecluse.policy.outcome.Outcome;

/** Answers as tus wants them; what is refused is the same problem as everywhere. */
@Singleton
final class TusAnswers {

  private final Problems problems;

  TusAnswers(Problems problems) {
    this.problems = problems;
  }

  /** The answer to something that was done or refused. */
  <T> HttpResponse<?> answer(Outcome<T> outcome, Function<T, HttpResponse<?>> whenDone) {
    return speaking(problems.answer(outcome, whenDone));
  }

  /** It speaks another version of the protocol, or none. */
  HttpResponse<?> otherVersion() {
    return speaking(
        problems
            .answer(
                ApiProblem.of(
                    412, "tus_version", "Other version of tus", "This speaks tus " + Tus.VERSION))
            .header("Tus-Version", Tus.VERSION));
  }

  HttpResponse<?> wrongType() {
    return speaking(
        problems.answer(
            ApiProblem.of(
                415,
                "unsupported_media_type",
                "Unsupported media type",
                "A piece of a file is application/offset+octet-stream.")));
  }

  /** What arrived is not what its checksum says. */
  HttpResponse<?> damaged() {
    return problems.answer(
        ApiProblem.of(
            460, "checksum_mismatch", "Checksum mismatch", "Nothing of this request was kept."));
  }

  /** What can be spoken here. */
  static HttpResponse<?> abilities(long maxFileBytes) {
    return HttpResponse.noContent()
        .header("Tus-Version", Tus.VERSION)
        .header("Tus-Extension", Tus.EXTENSIONS)
        .header("Tus-Max-Size", Long.toString(maxFileBytes))
        .header("Tus-Checksum-Algorithm", Checksum.NAMES);
  }

  /** How far a file has come. */
  static HttpResponse<?> state(UploadView upload) {
    FileView file = upload.file();
    return describe(
            HttpResponse.ok(), file.sizeBytes(), file.sha256(), Optional.of(upload.discardAt()))
        .header(Tus.UPLOAD_LENGTH, Long.toString(upload.announcedBytes()))
        .header(Tus.UPLOAD_METADATA, UploadMetadata.of(file.name()));
  }

  /**
   * A file stands somewhere now.
   *
   * @param sha256 of the whole file, once it is whole
   * @param discardAt when it goes with its transfer, unless that is sent before
   */
  static MutableHttpResponse<?> describe(
      MutableHttpResponse<?> answer,
      long offset,
      Optional<String> sha256,
      Optional<Instant> discardAt) {
    answer.header(Tus.UPLOAD_OFFSET, Long.toString(offset));
    sha256.ifPresent(hash -> answer.header("X-Content-SHA256", hash));
    discardAt.ifPresent(at -> answer.header(Tus.UPLOAD_EXPIRES, httpDate(at)));
    return answer;
  }

  private static String httpDate(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }

  private static HttpResponse<?> speaking(HttpResponse<?> answer) {
    return answer.toMutableResponse().header(Tus.RESUMABLE, Tus.VERSION);
  }
}

package org.ecluse.app.https.tus;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;

/** What a request says in the headers of tus. Each may be there once; none is guessed. */
public final class TusHeaders {

  /** Room for any size that is meant; more digits would overflow. */
  private static final int MOST_DIGITS = 18;

  private final HttpHeaders headers;
  private final long bodyBytes;

  public TusHeaders(HttpRequest<?> request) {
    this.headers = request.getHeaders();
    this.bodyBytes = Math.max(0, request.getContentLength());
  }

  /** Whether it speaks the version of the protocol that is spoken here. */
  public boolean speakTus() {
    return headers.getAll(Tus.RESUMABLE).equals(List.of(Tus.VERSION));
  }

  /** Whether the body is a piece of a file. */
  public boolean bringPiece() {
    List<String> types = headers.getAll(HttpHeaders.CONTENT_TYPE);
    return types.size() == 1 && types.getFirst().equalsIgnoreCase(Tus.PIECE);
  }

  /** Whether there is a body at all. */
  public boolean bringBody() {
    return headers.contains(HttpHeaders.TRANSFER_ENCODING) || bodyBytes > 0;
  }

  /** What a file is announced with. Its size must be said, and there are no files of files. */
  public Outcome<Announcement> announcement() {
    if (headers.contains("Upload-Defer-Length")) {
      return Outcome.refused(
          Refusal.invalid("upload-length", "the size is said when an upload begins"));
    }
    if (headers.contains("Upload-Concat")) {
      return Outcome.refused(Refusal.invalid("upload-concat", "uploads are not put together here"));
    }
    return number(Tus.UPLOAD_LENGTH, "upload-length")
        .then(length -> fileName().map(name -> new Announcement(name, length)));
  }

  private Outcome<String> fileName() {
    return once(Tus.UPLOAD_METADATA)
        .flatMap(UploadMetadata::fileName)
        .map(Outcome::done)
        .orElseGet(
            () ->
                Outcome.refused(
                    Refusal.invalid("upload-metadata", "it says the filename, UTF-8 in Base64")));
  }

  /** Where the client believes the file to stand. */
  public Outcome<Long> offset() {
    return number(Tus.UPLOAD_OFFSET, "upload-offset");
  }

  /**
   * What the body must be, if the client says so. Refused also where the body cannot be that,
   * because it is longer than the rest of the file or than what can be held back.
   *
   * @param announcedBytes size of the whole file
   */
  public Outcome<Optional<Checksum>> checksum(long offset, long announcedBytes) {
    return checksum()
        .then(
            checksum -> {
              long most = checksum.isPresent() ? IncomingFile.MAX_HELD_BYTES : Long.MAX_VALUE;
              if (bodyBytes > Math.max(0, announcedBytes - offset)) {
                return Outcome.refused(new Refusal.TooLarge(announcedBytes));
              }
              return bodyBytes > most
                  ? Outcome.refused(new Refusal.TooLarge(most))
                  : Outcome.done(checksum);
            });
  }

  private Outcome<Optional<Checksum>> checksum() {
    if (headers.contains(HttpHeaders.TRAILER)) {
      // It may never come.
      return Outcome.refused(Refusal.invalid("trailer", "a checksum comes before the body"));
    }
    if (!headers.contains(Tus.UPLOAD_CHECKSUM)) {
      return Outcome.done(Optional.empty());
    }
    Optional<Checksum> checksum = once(Tus.UPLOAD_CHECKSUM).flatMap(Checksum::parse);
    return checksum.isPresent()
        ? Outcome.done(checksum)
        : Outcome.refused(
            Refusal.invalid("upload-checksum", "it is one of " + Checksum.NAMES + " and Base64"));
  }

  private Outcome<Long> number(String name, String field) {
    return once(name)
        .filter(text -> text.length() <= MOST_DIGITS && text.matches("[0-9]+"))
        .map(text -> Outcome.done(Long.valueOf(text)))
        .orElseGet(() -> Outcome.refused(Refusal.invalid(field, "it is a number of bytes")));
  }

  private Optional<String> once(String name) {
    List<String> values = headers.getAll(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}

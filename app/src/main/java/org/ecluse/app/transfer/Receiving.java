package org.ecluse.app.transfer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/** How files come into a transfer that is not sent yet, and out of it again. */
final class Receiving {

  private final Ports ports;
  private final Sending sending;
  private final Views views;
  private final Uploads uploads;

  Receiving(Ports ports, Sending sending, Views views, Uploads uploads) {
    this.ports = ports;
    this.sending = sending;
    this.views = views;
    this.uploads = uploads;
  }

  Outcome<IncomingFile> receive(
      Caller caller, TransferId id, String name, OptionalLong declaredBytes) {
    return sending
        .uploading(caller, id)
        .then(
            stored -> {
              long maxBytes = maxFileBytes(caller, stored);
              if (declaredBytes.isPresent() && declaredBytes.getAsLong() > maxBytes) {
                return Outcome.refused(new Refusal.TooLarge(maxBytes));
              }
              if (declaredBytes.isPresent() && declaredBytes.getAsLong() == 0) {
                return Outcome.refused(Refusal.invalid("body", "an empty file is not sent"));
              }
              return FileName.parse(name)
                  .then(fileName -> makeRoom(stored, fileName))
                  .then(
                      fileName ->
                          uploads.add(
                              caller, uploads.announce(id, fileName, declaredBytes), maxBytes));
            });
  }

  /** A transfer of one file begins with it. */
  Outcome<IncomingFile> receiveAlone(Caller caller, NewTransfer wish, String name) {
    return FileName.parse(name)
        .then(
            fileName ->
                sending.begin(
                    caller,
                    wish,
                    id -> List.of(uploads.announce(id, fileName, OptionalLong.empty()))))
        .map(
            stored ->
                uploads.begin(caller, stored.files().getFirst(), maxFileBytes(caller, stored)));
  }

  /** A file of that name of which nothing but its name and size has arrived gives way. */
  private Outcome<FileName> makeRoom(StoredTransfer stored, FileName name) {
    Optional<StoredFile> announced =
        stored.files().stream()
            .filter(file -> file.name().equals(name) && uploads.isOnlyAnnounced(file))
            .findFirst();
    if (announced.isEmpty() && stored.files().size() >= ports.rules().maxFiles()) {
      return Outcome.refused(Refusal.forbidden("max_files"));
    }
    announced.ifPresent(uploads::remove);
    return Outcome.done(name);
  }

  Outcome<UploadView> upload(Caller caller, TransferId transfer, FileId id) {
    return sending.uploading(caller, transfer).then(stored -> upload(stored, id));
  }

  private Outcome<UploadView> upload(StoredTransfer stored, FileId id) {
    return found(stored, id)
        .then(
            file ->
                file.announcedBytes().isPresent()
                    ? Outcome.done(views.upload(stored, file))
                    : Outcome.refused(Refusal.notFound()));
  }

  Outcome<Long> maxFileBytes(Caller caller, TransferId id) {
    return sending.uploading(caller, id).map(stored -> maxFileBytes(caller, stored));
  }

  Outcome<IncomingFile> resume(Caller caller, FileId id) {
    return unsentFile(caller, id)
        .then(
            file ->
                sending
                    .uploading(caller, file.transfer())
                    .then(stored -> uploads.resume(caller, file, maxFileBytes(caller, stored))));
  }

  Outcome<FileView> rename(Caller caller, FileId id, String name) {
    return unsentFile(caller, id)
        .then(file -> FileName.parse(name).map(file::named))
        .then(
            renamed ->
                ports.records().updateFile(renamed, List.of())
                    ? Outcome.done(Views.file(renamed))
                    : Outcome.refused(
                        new Refusal.Conflict("the transfer has a file of that name")));
  }

  Outcome<Allowed> discardFile(Caller caller, FileId id) {
    return unsentFile(caller, id).then(uploads::discard);
  }

  private Outcome<StoredFile> unsentFile(Caller caller, FileId id) {
    return ports
        .records()
        .file(id)
        .map(file -> sending.uploading(caller, file.transfer()).then(stored -> found(stored, id)))
        .orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  /** What was taken out of a transfer is remembered by the records and not in it any more. */
  private static Outcome<StoredFile> found(StoredTransfer stored, FileId id) {
    return stored.file(id).map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound()));
  }

  private long maxFileBytes(Caller caller, StoredTransfer stored) {
    Directory directory = new Directory(ports.accounts());
    return ports
        .rules()
        .maxFileBytes(caller.grant().name(), directory.namesOf(stored.transfer().recipients()));
  }
}

package org.ecluse.app.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ecluse.crypto.FileKey;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Allowed;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that are arriving: begins, resumes and removes them; one writer each. */
final class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private static final int REREAD_BYTES = 256 << 10;

  /** Each makes a part more, and whoever reads the file holds every part open. */
  private static final int MOST_INTERRUPTIONS = 1_000;

  private final Ports ports;
  private final FileKeys keys;
  private final Ids ids;
  private final Alarms alarms;
  private final RunningHashes hashes = new RunningHashes();
  private final ConcurrentMap<FileId, Writing> writers = new ConcurrentHashMap<>();

  /** A file's writer, and who it is; no upload yet while it is being opened. */
  record Writing(Caller caller, TransferId transfer, Optional<Upload> upload) {}

  Uploads(Ports ports, FileKeys keys, Ids ids, Alarms alarms) {
    this.ports = ports;
    this.keys = keys;
    this.ids = ids;
    this.alarms = alarms;
  }

  /** A file of which nothing has arrived; no store knows it yet. */
  StoredFile announce(TransferId transfer, FileName name, OptionalLong announcedBytes) {
    return new StoredFile(
        ids.file(),
        transfer,
        name,
        announcedBytes,
        List.of(),
        Optional.empty(),
        ports.now(),
        Optional.empty());
  }

  /** A file is added to its transfer and begins. */
  Outcome<IncomingFile> add(Caller caller, StoredFile file, long maxBytes) {
    return ports.records().addFile(file)
        ? Outcome.done(begin(caller, file, maxBytes))
        : Outcome.refused(
            new Refusal.Conflict("the transfer has a file of that name, or was sent already"));
  }

  /** A file that the records have begins. */
  IncomingFile begin(Caller caller, StoredFile file, long maxBytes) {
    Upload upload = new Upload(ports, this, file, keys.fresh(), Intake.of(file.name()), maxBytes);
    writers.put(file.id(), new Writing(caller, file.transfer(), Optional.of(upload)));
    return upload;
  }

  /**
   * Whether a file was announced and nothing more: its sender may never have heard of it, because
   * the answer was lost, and comes again with the same name.
   */
  boolean isOnlyAnnounced(StoredFile file) {
    return file.announcedBytes().isPresent()
        && file.parts().isEmpty()
        && !file.isComplete()
        && !isBeingWritten(file.id());
  }

  /**
   * A file goes on behind what has arrived of it. A session of the same sender that still has it
   * hands it over: most often its line is dead, and nobody here can know.
   */
  Outcome<IncomingFile> resume(Caller caller, StoredFile asked, long maxBytes) {
    writing(asked.id()).ifPresent(Upload::handOver);
    Writing opening = new Writing(caller, asked.transfer(), Optional.empty());
    if (writers.putIfAbsent(asked.id(), opening) != null) {
      return Outcome.refused(new Refusal.Conflict("another session is writing this file"));
    }
    Optional<Upload> upload = Optional.empty();
    try {
      // Read again: until it was this session's, another one may have added to it.
      Optional<StoredFile> file = ports.records().file(asked.id());
      if (file.isEmpty() || file.get().isComplete()) {
        return Outcome.refused(new Refusal.Conflict("the file has arrived whole"));
      }
      if (file.get().parts().size() > mostParts(file.get())) {
        return Outcome.refused(new Refusal.Conflict("it was interrupted too often; begin again"));
      }
      upload = Optional.of(open(file.get(), maxBytes));
      writers.put(asked.id(), new Writing(caller, asked.transfer(), upload));
      return Outcome.done(upload.get());
    } catch (IOException | MissingEpochKeyException | DamagedException e) {
      LOG.error("file {} cannot be resumed: {}", asked.id(), e.getClass().getSimpleName());
      alarms.raise(new LedgerEvent.IntegrityFailed(asked.id()));
      return Outcome.refused(new Refusal.Damaged());
    } finally {
      if (upload.isEmpty()) {
        writers.remove(asked.id());
      }
    }
  }

  private Upload open(StoredFile file, long maxBytes) throws IOException {
    boolean isNew = file.parts().isEmpty() && ports.vault().uploadKey(file.id()).isEmpty();
    FileKey key = isNew ? keys.fresh() : unwrap(file);
    return new Upload(ports, this, file, key, intakeOf(file, key), maxBytes);
  }

  private static long mostParts(StoredFile file) {
    return MOST_INTERRUPTIONS + file.sizeBytes() / Upload.PART_BYTES;
  }

  /** Who writes a file now. */
  Optional<Upload> writing(FileId file) {
    return Optional.ofNullable(writers.get(file)).flatMap(Writing::upload);
  }

  /** Every upload that is being written now. */
  List<Writing> writing() {
    return new ArrayList<>(writers.values());
  }

  /** Bytes that have arrived of a file; more than are stored while somebody writes it. */
  long arrivedBytes(StoredFile file) {
    return writing(file.id()).map(Upload::arrivedBytes).orElse(file.sizeBytes());
  }

  /** Takes a file out of its transfer; who still writes it can do nothing more to it. */
  Outcome<Allowed> discard(StoredFile file) {
    writing(file.id()).ifPresent(Upload::handOver);
    if (isBeingWritten(file.id())) {
      return Outcome.refused(new Refusal.Conflict("another session is opening this file"));
    }
    remove(file);
    return Allowed.yes();
  }

  boolean isBeingWritten(FileId file) {
    return writers.containsKey(file);
  }

  /** A transfer ended: who still writes to it is stopped. */
  void stop(TransferId transfer, Refusal why) {
    for (Writing writing : writers.values()) {
      if (writing.transfer().equals(transfer)) {
        writing.upload().ifPresent(upload -> upload.stop(why));
      }
    }
    hashes.forget(transfer);
  }

  /** The key of a file that is still arriving, or has arrived and was not sent. */
  FileKey unwrap(StoredFile file) throws IOException {
    return keys.unwrapUpload(
        ports
            .vault()
            .uploadKey(file.id())
            .orElseThrow(() -> new IOException("the upload has no key")),
        file.id());
  }

  // --- for Upload ---

  /** Keeps the key from the first durable part on; earlier there is nothing that it could open. */
  void keepKey(FileKey key, FileId file) {
    if (ports.vault().uploadKey(file).isEmpty()) {
      ports.vault().keepUploadKey(file, keys.wrapForUpload(key, file));
    }
  }

  /**
   * Takes a file out for good: the record first, whose row count says whether it still may be taken
   * out, then the key, then the bytes by {@link Disposal}, which also finds a key that was left.
   */
  void remove(StoredFile file) {
    hashes.forget(file.id());
    LedgerEvent event =
        new LedgerEvent.FileDiscarded(file.transfer(), file.id(), EndReason.REVOKED);
    if (ports.records().removeFile(file.id(), List.of(event))) {
      ports.vault().shredUploadKeys(List.of(file.id()));
    }
  }

  /**
   * After a failure, while nobody else can write the file: a part may be durable that no record
   * lists. It goes now, or where that fails too, at the next start.
   */
  void removeUnlistedPart(FileId id) {
    try {
      int listed = ports.records().file(id).map(file -> file.parts().size()).orElse(0);
      ports.blobs().delete(new Blobs.Name(id, listed));
    } catch (IOException | StoreException e) {
      LOG.warn("a part of file {} that no record lists may stay until the next start", id);
    }
  }

  /**
   * An upload is over.
   *
   * @param intake has taken in all that is stored, where the file can be gone on with
   */
  void ended(StoredFile file, Optional<Intake> intake) {
    intake.ifPresent(stored -> hashes.keep(file, stored));
    writers.remove(file.id());
  }

  private Intake intakeOf(StoredFile file, FileKey key) throws IOException {
    Optional<Intake> known = hashes.take(file);
    return known.isPresent() ? known.get() : readAgain(file, key);
  }

  /** Reads what is stored again: proves that it is whole, and brings hash and count up to here. */
  private Intake readAgain(StoredFile file, FileKey key) throws IOException {
    Intake intake = Intake.of(file.name());
    if (file.parts().isEmpty()) {
      return intake;
    }
    ByteBuffer buffer = ByteBuffer.allocate(REREAD_BYTES);
    try (var opener = keys.open(key, file)) {
      long position = 0;
      while (position < file.sizeBytes()) {
        int count = opener.read(position, buffer.clear());
        if (count <= 0) {
          throw new IOException("a stored part is shorter than its record");
        }
        intake.take(buffer.flip());
        position += count;
      }
    }
    return intake;
  }
}

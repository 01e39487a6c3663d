package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/**
 * The rows of files.
 *
 * <p>{@code needed} says whether the bytes must stay: 1 while the transfer is uploading, then the
 * number of live deliveries. It is kept beside the deliveries, in the same transactions, so that
 * finding what can be deleted costs nothing for what must stay or is long gone.
 */
final class FileTable {

  private static final String INSERT =
      "INSERT INTO file (id, transfer, name_index, name, announced_bytes, parts, size_bytes,"
          + " sha256, changed_at, removed, needed, expires_at)"
          + " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1, transfer.discard_at FROM transfer"
          + " WHERE transfer.id = ? AND transfer.state = 'uploading'"
          + " ON CONFLICT (transfer, name_index) WHERE removed = 0 DO NOTHING";

  private static final String IS_UPLOADING =
      " AND removed = 0 AND EXISTS (SELECT 1 FROM transfer"
          + " WHERE transfer.id = file.transfer AND transfer.state = 'uploading')";

  private final Veil veil;

  FileTable(Veil veil) {
    this.veil = veil;
  }

  boolean insert(Session session, StoredFile file) throws SQLException {
    return session.update(INSERT, DeliveryColumns.join(columns(file), transferOf(file))) == 1;
  }

  private static Object[] transferOf(StoredFile file) {
    return new Object[] {file.transfer().value()};
  }

  private @Nullable Object[] columns(StoredFile file) {
    Id128 id = file.id().value();
    return DeliveryColumns.join(new Object[] {id, file.transfer().value()}, content(file));
  }

  private @Nullable Object[] content(StoredFile file) {
    Id128 id = file.id().value();
    String name = file.name().value();
    return new @Nullable Object[] {
      veil.index(Place.FILE_NAME, file.transfer().value(), name),
      veil.seal(Place.FILE_NAME, id, name),
      announced(file),
      Varints.of(file.parts()),
      file.sizeBytes(),
      file.sha256().map(hash -> veil.seal(Place.FILE_SHA256, id, hash)).orElse(null),
      file.changedAt()
    };
  }

  private static @Nullable Object announced(StoredFile file) {
    OptionalLong bytes = file.announcedBytes();
    return bytes.isPresent() ? bytes.getAsLong() : null;
  }

  /** False also where another file of the transfer has the new name. */
  boolean update(Session session, StoredFile file) throws SQLException {
    return session.update(
            "UPDATE OR IGNORE file SET name_index = ?, name = ?, announced_bytes = ?, parts = ?,"
                + " size_bytes = ?, sha256 = ?, changed_at = ? WHERE id = ?"
                + IS_UPLOADING,
            DeliveryColumns.join(content(file), new Object[] {file.id().value()}))
        == 1;
  }

  boolean remove(Session session, FileId id) throws SQLException {
    return session.update(
            "UPDATE file SET removed = 1, needed = 0 WHERE id = ?" + IS_UPLOADING, id.value())
        == 1;
  }

  /** The transfer was sent: each file is needed by its live deliveries, until they expire. */
  void sent(Session session, TransferId transfer, Instant expiresAt) throws SQLException {
    session.update(
        "UPDATE file SET expires_at = ?, needed = (SELECT count(*) FROM delivery"
            + " WHERE delivery.file = file.id AND ended_at IS NULL)"
            + " WHERE transfer = ? AND removed = 0",
        expiresAt,
        transfer.value());
  }

  void discarded(Session session, TransferId transfer) throws SQLException {
    session.update(
        "UPDATE file SET needed = 0 WHERE transfer = ? AND removed = 0", transfer.value());
  }

  void deliveryEnded(Session session, FileId id) throws SQLException {
    session.update(
        "UPDATE file SET needed = (SELECT count(*) FROM delivery"
            + " WHERE delivery.file = file.id AND ended_at IS NULL) WHERE id = ?",
        id.value());
  }

  boolean absent(Session session, FileId id, Instant at) throws SQLException {
    return session.update(
            "UPDATE file SET bytes_absent_at = ? WHERE id = ? AND bytes_absent_at IS NULL",
            at,
            id.value())
        == 1;
  }

  Optional<StoredFile> find(Session session, FileId id) throws SQLException {
    return session.find("SELECT * FROM file WHERE id = ?", this::read, id.value());
  }

  Optional<FileId> named(Session session, TransferId transfer, String name) throws SQLException {
    return session.find(
        "SELECT id FROM file WHERE transfer = ? AND name_index = ? AND removed = 0",
        row -> new FileId(row.id("id")),
        transfer.value(),
        veil.index(Place.FILE_NAME, transfer.value(), name));
  }

  List<StoredFile> of(Session session, TransferId transfer) throws SQLException {
    return session.list(
        "SELECT * FROM file WHERE transfer = ? AND removed = 0 ORDER BY seq",
        this::read,
        transfer.value());
  }

  static List<Records.Disposable> disposable(Session session, int limit) throws SQLException {
    return session.list(
        "SELECT id, parts FROM file WHERE needed = 0 AND bytes_absent_at IS NULL"
            + " ORDER BY seq LIMIT ?",
        row ->
            new Records.Disposable(
                new FileId(row.id("id")), Varints.numbers(row.bytes("parts")).size()),
        limit);
  }

  List<StoredFile> stored(Session session) throws SQLException {
    return session.list(
        "SELECT * FROM file WHERE bytes_absent_at IS NULL ORDER BY expires_at", this::read);
  }

  long expiredButStoredBytes(Session session, Instant now) throws SQLException {
    return session.number(
            "SELECT coalesce(sum(size_bytes), 0) FROM file INDEXED BY file_disposable"
                + " WHERE needed = 0 AND bytes_absent_at IS NULL")
        + session.number(
            "SELECT coalesce(sum(size_bytes), 0) FROM file"
                + " WHERE bytes_absent_at IS NULL AND expires_at <= ? AND needed > 0",
            now);
  }

  int damaged(Session session) throws SQLException {
    return session.damaged("SELECT * FROM file", this::read);
  }

  private StoredFile read(Row row) throws SQLException {
    Id128 id = row.id("id");
    Optional<byte[]> sha256 = row.maybeBytes("sha256");
    return new StoredFile(
        new FileId(id),
        new TransferId(row.id("transfer")),
        new FileName(veil.open(Place.FILE_NAME, id, row.bytes("name"))),
        row.maybeNumber("announced_bytes"),
        Varints.numbers(row.bytes("parts")),
        sha256.isEmpty()
            ? Optional.empty()
            : Optional.of(veil.open(Place.FILE_SHA256, id, sha256.get())),
        row.instant("changed_at"),
        row.maybeInstant("bytes_absent_at"));
  }
}

package org.ecluse.app.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/** The rows of transfers. */
final class TransferTable {

  private static final String INSERT =
      "INSERT INTO transfer (id, sender, recipients, created_at, purpose, category, persons, state,"
          + " retention, discard_at, sent_at, expires_at, reason, ended_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Veil veil;
  private final FileTable files;

  TransferTable(Veil veil, FileTable files) {
    this.veil = veil;
    this.files = files;
  }

  void insert(Session session, StoredTransfer stored) throws SQLException {
    Id128 id = stored.transfer().id().value();
    Object[] head = {
      id,
      stored.transfer().sender().value(),
      refs(stored.transfer().recipients()),
      stored.createdAt()
    };
    @Nullable Object[] about = {
      stored.purpose().map(text -> veil.seal(Place.TRANSFER_PURPOSE, id, text)).orElse(null),
      stored.category().map(text -> veil.seal(Place.TRANSFER_CATEGORY, id, text)).orElse(null),
      stored.persons().isPresent() ? stored.persons().getAsLong() : null
    };
    session.update(INSERT, DeliveryColumns.join(head, about, state(stored.transfer())));
  }

  private static @Nullable Object[] state(Transfer transfer) {
    return switch (transfer) {
      case Transfer.Uploading uploading ->
          new @Nullable Object[] {
            "uploading",
            uploading.retention().toNanos(),
            uploading.discardAt(),
            null,
            null,
            null,
            null
          };
      case Transfer.Sent sent ->
          new @Nullable Object[] {"sent", null, null, sent.sentAt(), sent.expiresAt(), null, null};
      case Transfer.Discarded discarded ->
          new @Nullable Object[] {
            "discarded", null, null, null, null, discarded.reason().word(), discarded.at()
          };
    };
  }

  /** Moves an uploading transfer on; false where it was not uploading any more. */
  boolean leaveUploading(Session session, Transfer next) throws SQLException {
    return session.update(
            "UPDATE transfer SET state = ?, retention = ?, discard_at = ?, sent_at = ?,"
                + " expires_at = ?, reason = ?, ended_at = ? WHERE id = ? AND state = 'uploading'",
            DeliveryColumns.join(state(next), new Object[] {next.id().value()}))
        == 1;
  }

  /** Without its files. */
  Optional<StoredTransfer> head(Session session, TransferId id) throws SQLException {
    return session.find("SELECT * FROM transfer WHERE id = ?", this::read, id.value());
  }

  Optional<StoredTransfer> find(Session session, TransferId id) throws SQLException {
    Optional<StoredTransfer> found = head(session, id);
    return found.isEmpty() ? found : Optional.of(withFiles(session, found.get()));
  }

  List<StoredTransfer> newest(Session session, Optional<AccountRef> sender, int limit)
      throws SQLException {
    List<StoredTransfer> found =
        sender.isPresent()
            ? session.list(
                "SELECT * FROM transfer WHERE sender = ? ORDER BY seq DESC LIMIT ?",
                this::read,
                sender.get().value(),
                limit)
            : session.list("SELECT * FROM transfer ORDER BY seq DESC LIMIT ?", this::read, limit);
    return withFiles(session, found);
  }

  /** Through the index of what is uploading, which is short; that of a sender only grows. */
  List<StoredTransfer> uploading(Session session, AccountRef sender) throws SQLException {
    return withFiles(
        session,
        session.list(
            "SELECT * FROM transfer INDEXED BY transfer_uploading"
                + " WHERE state = 'uploading' AND sender = ? ORDER BY seq DESC",
            this::read,
            sender.value()));
  }

  static List<Transfer.Uploading> overdue(Session session, Instant now, int limit)
      throws SQLException {
    return session.list(
        "SELECT * FROM transfer WHERE state = 'uploading' AND discard_at <= ?"
            + " ORDER BY discard_at LIMIT ?",
        row -> (Transfer.Uploading) readTransfer(row),
        now,
        limit);
  }

  private List<StoredTransfer> withFiles(Session session, List<StoredTransfer> found)
      throws SQLException {
    List<StoredTransfer> whole = new ArrayList<>(found.size());
    for (StoredTransfer transfer : found) {
      whole.add(withFiles(session, transfer));
    }
    return whole;
  }

  static List<TransferId> unsent(Session session, int limit) throws SQLException {
    return session.list(
        "SELECT id FROM transfer WHERE state = 'uploading' ORDER BY discard_at DESC LIMIT ?",
        row -> new TransferId(row.id("id")),
        limit);
  }

  private StoredTransfer withFiles(Session session, StoredTransfer transfer) throws SQLException {
    return new StoredTransfer(
        transfer.transfer(),
        transfer.createdAt(),
        transfer.purpose(),
        transfer.category(),
        transfer.persons(),
        files.of(session, transfer.transfer().id()));
  }

  int damaged(Session session) throws SQLException {
    return session.damaged("SELECT * FROM transfer", this::read);
  }

  private StoredTransfer read(Row row) throws SQLException {
    return new StoredTransfer(
        readTransfer(row),
        row.instant("created_at"),
        readText(row, Place.TRANSFER_PURPOSE, "purpose"),
        readText(row, Place.TRANSFER_CATEGORY, "category"),
        row.maybeNumber("persons"),
        List.of());
  }

  private Optional<String> readText(Row row, Place place, String column) throws SQLException {
    Optional<byte[]> sealed = row.maybeBytes(column);
    return sealed.isEmpty()
        ? Optional.empty()
        : Optional.of(veil.open(place, row.id("id"), sealed.get()));
  }

  private static Transfer readTransfer(Row row) throws SQLException {
    TransferId id = new TransferId(row.id("id"));
    AccountRef sender = new AccountRef(row.id("sender"));
    List<AccountRef> recipients = refs(row.bytes("recipients"));
    String state = row.text("state");
    return switch (state) {
      case "uploading" ->
          new Transfer.Uploading(
              id,
              sender,
              recipients,
              Duration.ofNanos(row.number("retention")),
              row.instant("discard_at"));
      case "sent" ->
          new Transfer.Sent(
              id, sender, recipients, row.instant("sent_at"), row.instant("expires_at"));
      case "discarded" ->
          new Transfer.Discarded(
              id, sender, recipients, DeliveryColumns.readReason(row), row.instant("ended_at"));
      default -> throw new IllegalArgumentException("a transfer has no such state");
    };
  }

  private static byte[] refs(Collection<AccountRef> refs) {
    ByteBuffer bytes = ByteBuffer.allocate(refs.size() * Id128.BYTES);
    refs.forEach(ref -> bytes.put(ref.value().bytes()));
    return bytes.array();
  }

  private static List<AccountRef> refs(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    List<AccountRef> refs = new ArrayList<>(bytes.length / Id128.BYTES);
    while (buffer.hasRemaining()) {
      refs.add(new AccountRef(new Id128(buffer.getLong(), buffer.getLong())));
    }
    return refs;
  }
}

package org.ecluse.app.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecluse.app.account.PassRecord;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;

/** The rows of issued passes. */
final class PassTable {

  private PassTable() {}

  static void insert(Session session, PassRecord pass) throws SQLException {
    session.update(
        "INSERT INTO pass (id, account, doors, transfers, issued_at, expires_at, revoked_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        pass.id().value(),
        pass.account().value(),
        pass.doors().stream().map(Door::word).sorted().collect(Collectors.joining(",")),
        pass.transfers().map(PassTable::pack).orElse(null),
        pass.issuedAt(),
        pass.expiresAt(),
        pass.revokedAt().orElse(null));
  }

  static boolean revoke(Session session, PassId id, Instant at) throws SQLException {
    return session.update(
            "UPDATE pass SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id.value())
        == 1;
  }

  static void used(Session session, PassId id, Instant at) throws SQLException {
    session.update(
        "UPDATE pass SET used_at = ? WHERE id = ? AND (used_at IS NULL OR used_at < ?)",
        at,
        id.value(),
        at);
  }

  static Optional<PassRecord> find(Session session, PassId id) throws SQLException {
    return session.find("SELECT * FROM pass WHERE id = ?", PassTable::read, id.value());
  }

  static List<PassRecord> unexpired(Session session, Instant now) throws SQLException {
    return session.list(
        "SELECT * FROM pass WHERE expires_at > ? ORDER BY issued_at DESC, rowid DESC",
        PassTable::read,
        now);
  }

  private static PassRecord read(Row row) throws SQLException {
    return new PassRecord(
        new PassId(row.id("id")),
        new AccountRef(row.id("account")),
        doors(row.text("doors")),
        row.maybeBytes("transfers").map(PassTable::unpack),
        row.instant("issued_at"),
        row.instant("expires_at"),
        row.maybeInstant("revoked_at"),
        row.maybeInstant("used_at"));
  }

  private static Set<Door> doors(String words) {
    return Arrays.stream(words.split(",", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> Door.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static byte[] pack(Set<TransferId> transfers) {
    ByteBuffer bytes = ByteBuffer.allocate(transfers.size() * Id128.BYTES);
    transfers.forEach(transfer -> bytes.put(transfer.value().bytes()));
    return bytes.array();
  }

  private static Set<TransferId> unpack(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Set<TransferId> transfers = new LinkedHashSet<>();
    while (buffer.hasRemaining()) {
      transfers.add(new TransferId(new Id128(buffer.getLong(), buffer.getLong())));
    }
    return Set.copyOf(transfers);
  }
}

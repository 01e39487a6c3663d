package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.ecluse.crypto.Bytes;
import org.ecluse.policy.ledger.LedgerEvent;

/** The ledger's rows. They are only ever added, within the transaction that they speak of. */
final class LedgerTable {

  private LedgerTable() {}

  /** The end of the ledger at some time; number 0 and zeros where it is empty. */
  static final class Head {
    final long seq;
    private final byte[] hash;

    Head(long seq, byte[] hash) {
      this.seq = seq;
      this.hash = hash;
    }

    byte[] hash() {
      return hash.clone();
    }

    boolean sameAs(Head other) {
      return seq == other.seq && Bytes.sameInConstantTime(hash, other.hash);
    }
  }

  static void append(Session session, Collection<? extends LedgerEvent> events, Instant at)
      throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    Head head = head(session);
    long seq = head.seq;
    byte[] prev = head.hash();
    long nanos = Nanos.of(at);
    for (LedgerEvent event : events) {
      seq++;
      byte[] body = LedgerJson.of(event);
      byte[] hash = LedgerLink.hash(seq, nanos, prev, body);
      session.update(
          "INSERT INTO ledger (seq, at, body, prev, hash) VALUES (?, ?, ?, ?, ?)",
          seq,
          nanos,
          body,
          prev,
          hash);
      prev = hash;
    }
  }

  static Head head(Session session) throws SQLException {
    return session
        .find("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1", LedgerTable::read)
        .orElseGet(() -> new Head(0, LedgerLink.beginning()));
  }

  static Optional<Head> at(Session session, long seq) throws SQLException {
    return session.find("SELECT seq, hash FROM ledger WHERE seq = ?", LedgerTable::read, seq);
  }

  static Head read(Row row) throws SQLException {
    return new Head(row.number("seq"), row.bytes("hash"));
  }
}

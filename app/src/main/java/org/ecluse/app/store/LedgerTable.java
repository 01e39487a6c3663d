package org.ecluse.app.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.LedgerLink;
import org.ecluse.app.ledger.Residue;
import org.ecluse.app.ledger.RightEdge;
import org.ecluse.policy.ledger.LedgerEvent;

/** The ledger's rows. They are only ever added, within the transaction that they speak of. */
final class LedgerTable {

  /** The columns that {@link #entry} reads. */
  static final String COLUMNS =
      "seq, at, body, prev, hash, CASE WHEN length(body) = 0 THEN (SELECT leaf FROM ledger_erased"
          + " WHERE ledger_erased.seq = ledger.seq) END AS leaf";

  private LedgerTable() {}

  /** The end of the ledger at some time; number 0 and zeros where it is empty. */
  record Head(long seq, Hash hash) {

    static final Head NONE = new Head(0, LedgerLink.beginning());
  }

  static void append(Session session, Collection<? extends LedgerEvent> events, Instant at)
      throws SQLException {
    if (events.isEmpty()) {
      return;
    }
    Head head = head(session);
    RightEdge edge = TreeTable.edge(session, head.seq());
    for (LedgerEvent event : events) {
      byte[] body = LedgerJson.of(event);
      LedgerEntry entry =
          new LedgerEntry(
              head.seq() + 1, at, new String(body, StandardCharsets.ISO_8859_1), head.hash());
      Hash hash = LedgerLink.hash(entry.spelt());
      session.update(
          "INSERT INTO ledger (seq, at, body, prev, hash) VALUES (?, ?, ?, ?, ?)",
          entry.seq(),
          at,
          body,
          head.hash().bytes(),
          hash.bytes());
      TreeTable.add(session, edge, entry);
      head = new Head(entry.seq(), hash);
    }
    TreeTable.save(session, edge);
  }

  static Head head(Session session) throws SQLException {
    return session
        .find("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1", LedgerTable::read)
        .orElse(Head.NONE);
  }

  static Optional<Head> at(Session session, long seq) throws SQLException {
    return session.find("SELECT seq, hash FROM ledger WHERE seq = ?", LedgerTable::read, seq);
  }

  static Head read(Row row) throws SQLException {
    return new Head(row.number("seq"), Hash.of(row.bytes("hash")));
  }

  /** The entry of a row with {@link #COLUMNS}. */
  static LedgerEntry entry(Row row) throws SQLException {
    Optional<byte[]> leaf = row.maybeBytes("leaf");
    if (leaf.isPresent()) {
      return LedgerEntry.erased(
          row.number("seq"),
          Hash.of(row.bytes("prev")),
          new Residue(Hash.of(leaf.get()), Hash.of(row.bytes("hash"))));
    }
    return new LedgerEntry(
        row.number("seq"),
        row.instant("at"),
        new String(row.bytes("body"), StandardCharsets.ISO_8859_1),
        Hash.of(row.bytes("prev")));
  }
}

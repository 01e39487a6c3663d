package org.ecluse.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.ecluse.app.store.LedgerCheck.Broken;
import org.ecluse.app.store.LedgerCheck.Intact;
import org.ecluse.crypto.Bytes;

/**
 * Walks the ledger from its first entry, believing nothing: neither the constraints of the table
 * nor that the file is a sound database. Reads through a connection of its own, whose cache cannot
 * hide what was done to the file.
 */
final class LedgerVerifier {

  private static final String ROWS =
      "SELECT seq, at, body, prev, hash, typeof(at) || ' ' || typeof(body) || ' ' || typeof(prev)"
          + " || ' ' || typeof(hash) AS types FROM ledger ORDER BY seq";
  private static final String TYPES = "integer blob blob blob";

  private final LedgerTable.Head anchor;
  private long seq;
  private byte[] prev = LedgerLink.beginning();
  private Optional<Broken> broken = Optional.empty();

  private LedgerVerifier(LedgerTable.Head anchor) {
    this.anchor = anchor;
  }

  /**
   * Checks the ledger of a records file.
   *
   * @param anchor an entry that it must contain, known from elsewhere
   */
  static LedgerCheck verify(Path records, LedgerTable.Head anchor) {
    LedgerVerifier verifier = new LedgerVerifier(anchor);
    try (Session session = Session.open(records)) {
      session.scan(ROWS, verifier::accept);
      return verifier.conclude();
    } catch (SQLException e) {
      return new Broken(verifier.seq + 1, "it cannot be read");
    }
  }

  /** Looks at the next row; false stops the walk. */
  private boolean accept(Row row) throws SQLException {
    long next = seq + 1;
    broken = problem(row, next).map(what -> new Broken(next, what));
    if (broken.isPresent()) {
      return false;
    }
    seq = next;
    prev = row.bytes("hash");
    return true;
  }

  private Optional<String> problem(Row row, long next) throws SQLException {
    if (row.number("seq") != next) {
      return Optional.of("it is missing");
    }
    if (!TYPES.equals(row.text("types"))) {
      return Optional.of("a column holds another type of value");
    }
    byte[] body = row.bytes("body");
    byte[] hash = row.bytes("hash");
    if (!Bytes.sameInConstantTime(prev, row.bytes("prev"))) {
      return Optional.of("it does not follow the entry before it");
    }
    if (!Bytes.sameInConstantTime(hash, LedgerLink.hash(next, row.number("at"), prev, body))) {
      return Optional.of("its content is not what was written");
    }
    if (next == anchor.seq && !Bytes.sameInConstantTime(hash, anchor.hash())) {
      return Optional.of(
          "another entry was known by this number; perhaps an old copy of the records was put back");
    }
    return Optional.empty();
  }

  private LedgerCheck conclude() {
    if (broken.isPresent()) {
      return broken.get();
    }
    if (seq < anchor.seq) {
      return new Broken(
          seq + 1,
          "it is missing: the ledger once had "
              + anchor.seq
              + " entries; perhaps an old copy of the records was put back");
    }
    return new Intact(seq);
  }
}

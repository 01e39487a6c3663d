package org.ecluse.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.Audit;
import org.ecluse.app.ledger.Fault;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.NoteKey;
import org.ecluse.app.ledger.RightEdge;
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
      "SELECT "
          + LedgerTable.COLUMNS
          + ", typeof(at) || ' ' || typeof(body) || ' ' || typeof(prev)"
          + " || ' ' || typeof(hash) AS types FROM ledger ORDER BY seq";
  private static final String TYPES = "integer blob blob blob";
  private static final String BEFORE = "it does not follow the entry before it";

  private final Session session;
  private final LedgerTable.Head anchor;
  private final Audit audit;
  private final RightEdge stored;
  private Optional<Fault> fault = Optional.empty();

  private LedgerVerifier(Session session, LedgerTable.Head anchor) throws SQLException {
    this.session = session;
    this.anchor = anchor;
    this.audit = new Audit(CheckpointTable.all(session));
    this.stored = TreeTable.stored(session);
  }

  /**
   * Checks the ledger of a records file.
   *
   * @param anchor an entry that it must contain, known from elsewhere
   * @param key that may have signed checkpoints, besides those that the ledger names
   */
  static LedgerCheck verify(Path records, LedgerTable.Head anchor, NoteKey key) {
    LedgerVerifier verifier = null;
    try (Session session = Session.open(records)) {
      session.execute("BEGIN");
      verifier = new LedgerVerifier(session, anchor);
      session.scan(ROWS, verifier::accept);
      return verifier.conclude(key);
    } catch (SQLException | IllegalArgumentException e) {
      long seen = verifier == null ? 0 : verifier.audit.size();
      return new Broken(seen + 1, "it cannot be read");
    }
  }

  /** Looks at the next row; false stops the walk. */
  private boolean accept(Row row) throws SQLException {
    fault = problem(row, audit.size() + 1);
    return fault.isEmpty();
  }

  private Optional<Fault> problem(Row row, long next) throws SQLException {
    if (row.number("seq") != next) {
      return Optional.of(new Fault(next, "it is missing"));
    }
    if (!TYPES.equals(row.text("types"))) {
      return Optional.of(new Fault(next, "a column holds another type of value"));
    }
    if (row.bytes("prev").length != Hash.BYTES) {
      return Optional.of(new Fault(next, BEFORE));
    }
    LedgerEntry entry = LedgerTable.entry(row);
    if (!entry.prev().equals(audit.last())) {
      return Optional.of(new Fault(next, BEFORE));
    }
    boolean isWritten =
        entry.isErased()
            ? row.number("at") == 0
            : Bytes.sameInConstantTime(row.bytes("hash"), entry.link().bytes());
    if (!isWritten) {
      return Optional.of(new Fault(next, "its content is not what was written"));
    }
    if (next == anchor.seq() && !entry.link().equals(anchor.hash())) {
      return Optional.of(
          new Fault(
              next,
              "another entry was known by this number; perhaps an old copy of the records was put"
                  + " back"));
    }
    List<String> wrongNodes = new ArrayList<>();
    Optional<Fault> found =
        audit.next(
            entry,
            (int level, long number, Hash hash) -> {
              if (level >= TreeTable.LOWEST_STORED && hasTree() && !isKept(level, number, hash)) {
                wrongNodes.add(level + "/" + number);
              }
            });
    return found.isEmpty() && !wrongNodes.isEmpty()
        ? Optional.of(new Fault(next, "node " + wrongNodes.getFirst() + " of the tree is wrong"))
        : found;
  }

  private boolean isKept(int level, long number, Hash hash) throws SQLException {
    return session
        .find(
            "SELECT hash FROM ledger_node WHERE level = ? AND number = ?",
            row -> row.bytes("hash"),
            level,
            number)
        .filter(kept -> Bytes.sameInConstantTime(kept, hash.bytes()))
        .isPresent();
  }

  /** A ledger from before there was a tree gets one with its next entry. */
  private boolean hasTree() {
    return stored.size() > 0;
  }

  private LedgerCheck conclude(NoteKey key) {
    long seq = audit.size();
    if (fault.isEmpty() && seq < anchor.seq()) {
      fault =
          Optional.of(
              new Fault(
                  seq + 1,
                  "it is missing: the ledger once had "
                      + anchor.seq()
                      + " entries; perhaps an old copy of the records was put back"));
    }
    if (fault.isEmpty() && hasTree() && !fits()) {
      fault = Optional.of(new Fault(seq, "the tree over the entries is not theirs"));
    }
    if (fault.isEmpty()) {
      List<NoteKey> keys = new ArrayList<>(audit.named());
      keys.add(key);
      fault = audit.conclude(keys);
    }
    return fault
        .<LedgerCheck>map(found -> new Broken(found.seq(), found.what()))
        .orElseGet(() -> new Intact(seq));
  }

  private boolean fits() {
    return stored.size() == audit.size() && Bytes.sameInConstantTime(stored.bytes(), audit.edge());
  }
}

package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.Checkpoint;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.ledger.Tree;

/** The checkpoints that were made of this ledger. */
final class CheckpointTable {

  private CheckpointTable() {}

  static List<SignedNote> all(Session session) throws SQLException {
    return session.list("SELECT note FROM ledger_checkpoint ORDER BY size", CheckpointTable::read);
  }

  static Optional<SignedNote> newest(Session session) throws SQLException {
    return session.find(
        "SELECT note FROM ledger_checkpoint ORDER BY size DESC LIMIT 1", CheckpointTable::read);
  }

  static void keep(Session session, long size, SignedNote note) throws SQLException {
    session.update(
        "INSERT OR IGNORE INTO ledger_checkpoint (size, note) VALUES (?, ?)",
        size,
        note.toString());
  }

  /** Removes those that the tree does not meet. */
  static void dropUnmet(Session session, long entries) throws SQLException {
    session.update("DELETE FROM ledger_checkpoint WHERE size > ?", entries);
    Tree.Nodes nodes = TreeTable.nodes(session);
    for (SignedNote note : all(session)) {
      Optional<Checkpoint> checkpoint = Checkpoint.in(note);
      if (checkpoint.isPresent()
          && !Tree.root(nodes, checkpoint.get().size()).equals(checkpoint.get().root())) {
        session.update("DELETE FROM ledger_checkpoint WHERE size = ?", checkpoint.get().size());
      }
    }
  }

  private static SignedNote read(Row row) throws SQLException {
    return SignedNote.parse(row.text("note"))
        .orElseThrow(() -> new SQLException("a checkpoint cannot be read"));
  }
}

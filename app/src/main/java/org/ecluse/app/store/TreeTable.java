package org.ecluse.app.store;

import java.sql.SQLException;
import org.ecluse.app.ledger.Hash;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.RightEdge;
import org.ecluse.app.ledger.Tree;
import org.ecluse.app.transfer.StoreException;

/**
 * The tree over the ledger, as it is kept beside it. It is written in the transaction that adds the
 * entries. Where it does not fit them (the ledger is from before there was a tree, or was cut) it
 * is made again of the entries: it only saves work, the memory of what was are the checkpoints.
 */
final class TreeTable {

  /** The lowest level that is stored; the nodes below are quickly made of entries. */
  static final int LOWEST_STORED = 4;

  private TreeTable() {}

  /** The edge of the tree over the first {@code entries} entries, which are all. */
  static RightEdge edge(Session session, long entries) throws SQLException {
    RightEdge edge = stored(session);
    if (edge.size() > entries) {
      session.update("DELETE FROM ledger_node");
      edge = RightEdge.empty();
    }
    if (edge.size() < entries) {
      RightEdge catchingUp = edge;
      session.scan(
          "SELECT " + LedgerTable.COLUMNS + " FROM ledger WHERE seq > ? ORDER BY seq",
          row -> {
            add(session, catchingUp, LedgerTable.entry(row));
            return true;
          },
          edge.size());
    }
    return edge;
  }

  /** The edge as it lies there. */
  static RightEdge stored(Session session) throws SQLException {
    return session
        .find(
            "SELECT size, nodes FROM ledger_edge",
            row -> RightEdge.of(row.number("size"), row.bytes("nodes")))
        .orElseGet(RightEdge::empty);
  }

  static void add(Session session, RightEdge edge, LedgerEntry entry) throws SQLException {
    edge.add(
        entry.leaf(),
        (int level, long number, Hash hash) -> {
          if (level >= LOWEST_STORED) {
            session.update(
                "INSERT OR REPLACE INTO ledger_node (level, number, hash) VALUES (?, ?, ?)",
                level,
                number,
                hash.bytes());
          }
        });
  }

  static void save(Session session, RightEdge edge) throws SQLException {
    session.update(
        "INSERT OR REPLACE INTO ledger_edge (one, size, nodes) VALUES (1, ?, ?)",
        edge.size(),
        edge.bytes());
  }

  /** Looks nodes up in the snapshot of a session. */
  static Tree.Nodes nodes(Session session) {
    return (level, number) -> {
      try {
        return node(session, level, number);
      } catch (SQLException e) {
        throw new StoreException("the ledger's tree cannot be read", e);
      }
    };
  }

  /** A stored node, or one made of entries. */
  static Hash node(Session session, int level, long number) throws SQLException {
    return level < LOWEST_STORED ? made(session, level, number) : stored(session, level, number);
  }

  static Hash stored(Session session, int level, long number) throws SQLException {
    return session
        .find(
            "SELECT hash FROM ledger_node WHERE level = ? AND number = ?",
            row -> Hash.of(row.bytes("hash")),
            level,
            number)
        .orElseThrow(() -> new SQLException("a node of the ledger's tree is missing"));
  }

  private static Hash made(Session session, int level, long number) throws SQLException {
    RightEdge part = RightEdge.empty();
    long first = (number << level) + 1;
    session.scan(
        "SELECT " + LedgerTable.COLUMNS + " FROM ledger WHERE seq BETWEEN ? AND ? ORDER BY seq",
        row -> {
          part.add(LedgerTable.entry(row).leaf(), (_, _, _) -> {});
          return true;
        },
        first,
        first + (1L << level) - 1);
    if (part.size() != 1L << level) {
      throw new SQLException("an entry of the ledger is missing");
    }
    return part.root();
  }
}

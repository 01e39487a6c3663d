-- The tree over the ledger's entries, see org.ecluse.app.ledger.Tree. Everything in the first two
-- tables follows from the entries; it is kept so that neither appending nor a proof reads them all.

-- Complete nodes from level 4 on; those below are computed from at most 16 entries.
CREATE TABLE ledger_node (
  level  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash   BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

-- What appending needs of the tree: its size and the nodes at its right edge, the largest first.
CREATE TABLE ledger_edge (
  one   INTEGER PRIMARY KEY CHECK (one = 1),
  size  INTEGER NOT NULL CHECK (size >= 0),
  nodes BLOB    NOT NULL CHECK (length(nodes) % 32 = 0)
) STRICT;
INSERT INTO ledger_edge (one, size, nodes) VALUES (1, 0, x'');

-- Signed checkpoints, as notes.
CREATE TABLE ledger_checkpoint (
  size INTEGER PRIMARY KEY,
  note TEXT    NOT NULL
) STRICT;

PRAGMA user_version = 4;

package org.ecluse.app.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ecluse.app.ledger.LedgerBook;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.app.ledger.LedgerKey;
import org.ecluse.app.ledger.RightEdge;
import org.ecluse.app.ledger.SignedNote;

/**
 * The append-only list of facts, as auditors see it. It lies in the records; the vault holds a copy
 * of its end, the anchor, so that a ledger that was cut or replaced by an older copy shows.
 *
 * <p>Entries after the last {@link #anchor} can be cut without trace by whoever can write the
 * records, so it is called often.
 */
public final class Ledger implements LedgerBook {

  private final Path file;
  private final Database records;
  private final Database vault;
  private final LedgerKey key;

  Ledger(Path file, Database records, Database vault, LedgerKey key) {
    this.file = file;
    this.records = records;
    this.vault = vault;
    this.key = key;
  }

  /** The key that signs checkpoints of this ledger, and receipts. */
  public LedgerKey key() {
    return key;
  }

  /**
   * Copies the ledger's end into the vault.
   *
   * @return false where the ledger does not contain what was copied last: then the old copy stays,
   *     as the evidence
   */
  public boolean anchor() {
    LedgerTable.Head known = anchored();
    LedgerTable.Head head = records.read(LedgerTable::head);
    if (head.equals(known)) {
      return true;
    }
    if (!contains(known)) {
      return false;
    }
    vault.write(
        session ->
            session.update(
                "INSERT INTO anchor (one, seq, hash, number) VALUES (1, ?, ?, 1)"
                    + " ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash,"
                    + " number = number + 1 WHERE seq < excluded.seq",
                head.seq(),
                head.hash().bytes()));
    return true;
  }

  /** Copies the ledger's end into the vault, whatever was there, as the copy of this number. */
  void anchorAnyhow(long number) {
    LedgerTable.Head head = records.read(LedgerTable::head);
    vault.write(
        session ->
            session.update(
                "INSERT OR REPLACE INTO anchor (one, seq, hash, number) VALUES (1, ?, ?, ?)",
                head.seq(),
                head.hash().bytes(),
                number));
  }

  private boolean contains(LedgerTable.Head known) {
    return known.seq() == 0
        || records.read(session -> LedgerTable.at(session, known.seq())).equals(Optional.of(known));
  }

  /** Looks at every entry, the tree over them and every checkpoint. */
  public LedgerCheck verify() {
    // The anchor first: the ledger may grow meanwhile, but never fall behind it.
    return LedgerVerifier.verify(file, anchored(), key.named(key.ownName()));
  }

  /** How often an admin has accepted that entries are missing. */
  public long acceptedGaps() {
    return records.read(
        session ->
            session.number(
                "SELECT count(*) FROM ledger"
                    + " WHERE CAST(body AS TEXT) LIKE '{\"type\":\"ledger_gap_accepted\"%'"));
  }

  @Override
  public void forEach(long from, Consumer<LedgerEntry> consumer) {
    records.read(
        session -> {
          session.scan(
              "SELECT " + LedgerTable.COLUMNS + " FROM ledger WHERE seq >= ? ORDER BY seq",
              row -> {
                consumer.accept(LedgerTable.entry(row));
                return true;
              },
              from);
          return true;
        });
  }

  @Override
  public <T> T read(Function<Snapshot, T> reader) {
    catchUp();
    return records.read(
        session -> {
          RightEdge edge = TreeTable.stored(session);
          return reader.apply(new Snapshot(edge.size(), edge.root(), TreeTable.nodes(session)));
        });
  }

  /** A ledger from before there was a tree gets one before anybody looks at it. */
  private void catchUp() {
    boolean fits =
        records.read(
            session -> TreeTable.stored(session).size() == LedgerTable.head(session).seq());
    if (!fits) {
      records.write(
          session -> {
            TreeTable.save(session, TreeTable.edge(session, LedgerTable.head(session).seq()));
            return true;
          });
    }
  }

  @Override
  public Optional<LedgerEntry> entry(long seq) {
    return records.read(
        session ->
            session.find(
                "SELECT " + LedgerTable.COLUMNS + " FROM ledger WHERE seq = ?",
                LedgerTable::entry,
                seq));
  }

  @Override
  public List<SignedNote> checkpoints() {
    return records.read(CheckpointTable::all);
  }

  @Override
  public Optional<SignedNote> newest() {
    return records.read(CheckpointTable::newest);
  }

  @Override
  public void keep(long size, SignedNote note) {
    records.write(
        session -> {
          CheckpointTable.keep(session, size, note);
          return true;
        });
  }

  @Override
  public void dropUnmet() {
    catchUp();
    records.write(
        session -> {
          CheckpointTable.dropUnmet(session, LedgerTable.head(session).seq());
          return true;
        });
  }

  /** The entry that was copied last; number 0 where none was. */
  LedgerTable.Head anchored() {
    return vault
        .read(session -> session.find("SELECT seq, hash FROM anchor", LedgerTable::read))
        .orElse(LedgerTable.Head.NONE);
  }
}

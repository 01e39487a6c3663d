package org.ecluse.app.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.crypto.Bytes;

/**
 * The append-only list of facts, as auditors see it. It lies in the records; the vault holds a copy
 * of its end, the anchor, so that a ledger that was cut or replaced by an older copy shows.
 *
 * <p>Entries after the last {@link #anchor} can be cut without trace by whoever can write the
 * records, so it is called often.
 */
public final class Ledger {

  private final Path file;
  private final Database records;
  private final Database vault;

  Ledger(Path file, Database records, Database vault) {
    this.file = file;
    this.records = records;
    this.vault = vault;
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
    if (head.sameAs(known)) {
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
                head.seq,
                head.hash()));
    return true;
  }

  /** Copies the ledger's end into the vault, whatever was there, as the copy of this number. */
  void anchorAnyhow(long number) {
    LedgerTable.Head head = records.read(LedgerTable::head);
    vault.write(
        session ->
            session.update(
                "INSERT OR REPLACE INTO anchor (one, seq, hash, number) VALUES (1, ?, ?, ?)",
                head.seq,
                head.hash(),
                number));
  }

  private boolean contains(LedgerTable.Head known) {
    if (known.seq == 0) {
      return true;
    }
    Optional<LedgerTable.Head> found = records.read(session -> LedgerTable.at(session, known.seq));
    return found.isPresent() && found.get().sameAs(known);
  }

  /** Looks at every entry. */
  public LedgerCheck verify() {
    // The anchor first: the ledger may grow meanwhile, but never fall behind it.
    return LedgerVerifier.verify(file, anchored());
  }

  /** How often an admin has accepted that entries are missing. */
  public long acceptedGaps() {
    return records.read(
        session ->
            session.number(
                "SELECT count(*) FROM ledger"
                    + " WHERE CAST(body AS TEXT) LIKE '{\"type\":\"ledger_gap_accepted\"%'"));
  }

  /** Hands every entry to a consumer, in order, from one snapshot. */
  public void forEach(Consumer<LedgerEntry> consumer) {
    records.read(
        session -> {
          session.scan(
              "SELECT seq, at, body, hash FROM ledger ORDER BY seq",
              row -> {
                consumer.accept(
                    new LedgerEntry(
                        row.number("seq"),
                        row.instant("at"),
                        new String(row.bytes("body"), StandardCharsets.UTF_8),
                        Bytes.hex(row.bytes("hash"))));
                return true;
              });
          return true;
        });
  }

  /** The entry that was copied last; number 0 where none was. */
  LedgerTable.Head anchored() {
    return vault
        .read(session -> session.find("SELECT seq, hash FROM anchor", LedgerTable::read))
        .orElseGet(() -> new LedgerTable.Head(0, LedgerLink.beginning()));
  }
}

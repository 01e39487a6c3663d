package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.ecluse.app.archive.Archive;
import org.ecluse.app.ledger.LedgerEntry;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Id128;

/** Forgets in the records. What is removed is overwritten in the file, and so is its log. */
final class SqliteArchive implements Archive {

  /** How much one transaction forgets: none is long. */
  private static final int BATCH = 500;

  private static final String OVER =
      "SELECT id FROM transfer WHERE ((state = 'sent' AND expires_at <= ?1)"
          + " OR (state = 'discarded' AND ended_at <= ?1))"
          + " AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.transfer = transfer.id"
          + " AND ended_at IS NULL)"
          + " AND NOT EXISTS (SELECT 1 FROM file WHERE file.transfer = transfer.id"
          + " AND bytes_absent_at IS NULL) LIMIT ?2";

  /** What the ledger says about itself stays, but for what a later entry says again. */
  private static final String ERASABLE =
      "SELECT "
          + LedgerTable.COLUMNS
          + " FROM ledger WHERE seq > coalesce((SELECT max(seq) FROM ledger_erased), 0)"
          + " AND seq <= (SELECT max(size) FROM ledger_checkpoint) AND at < ?"
          + " AND (CAST(body AS TEXT) NOT LIKE '{\"type\":\"ledger\\_%' ESCAPE '\\'"
          + " OR CAST(body AS TEXT) LIKE '{\"type\":\"ledger_facts_erased\"%')"
          + " ORDER BY seq LIMIT ?";

  private final Database records;
  private final Veil veil;

  SqliteArchive(Database records, Veil veil) {
    this.records = records;
    this.veil = veil;
  }

  @Override
  public boolean forgetTransfers(Instant before, Instant now) {
    return records.read(session -> over(session, before)).isEmpty()
        ? false
        : records.writeAndWipe(session -> forgetTransfers(session, before, now));
  }

  private static List<Id128> over(Session session, Instant before) throws SQLException {
    return session.list(OVER, row -> row.id("id"), before, BATCH);
  }

  private static boolean forgetTransfers(Session session, Instant before, Instant now)
      throws SQLException {
    List<Id128> over = over(session, before);
    for (Id128 transfer : over) {
      session.update("DELETE FROM delivery WHERE transfer = ?", transfer);
      session.update("DELETE FROM file WHERE transfer = ?", transfer);
      session.update("DELETE FROM transfer WHERE id = ?", transfer);
    }
    if (!over.isEmpty()) {
      LedgerTable.append(session, List.of(new LedgerEvent.TransfersForgotten(over.size())), now);
    }
    return !over.isEmpty();
  }

  @Override
  public boolean eraseFacts(Instant before, Instant now) {
    return records.read(session -> erasable(session, before)).isEmpty()
        ? false
        : records.writeAndWipe(session -> eraseFacts(session, before, now));
  }

  private static List<LedgerEntry> erasable(Session session, Instant before) throws SQLException {
    return session.list(ERASABLE, LedgerTable::entry, before, BATCH);
  }

  private static boolean eraseFacts(Session session, Instant before, Instant now)
      throws SQLException {
    List<LedgerEntry> entries = erasable(session, before);
    for (LedgerEntry entry : entries) {
      session.update(
          "INSERT INTO ledger_erased (seq, leaf) VALUES (?, ?)", entry.seq(), entry.leaf().bytes());
      session.update("UPDATE ledger SET body = ?, at = 0 WHERE seq = ?", new byte[0], entry.seq());
    }
    if (!entries.isEmpty()) {
      LedgerTable.append(
          session, List.of(new LedgerEvent.LedgerFactsErased(entries.getLast().seq())), now);
    }
    return !entries.isEmpty();
  }

  @Override
  public boolean forgetPersons(Instant before, Instant now) {
    return records.read(session -> AccountTable.forgettable(session, before, BATCH)).isEmpty()
        ? false
        : records.writeAndWipe(session -> forgetPersons(session, before, now));
  }

  private boolean forgetPersons(Session session, Instant before, Instant now) throws SQLException {
    List<AccountRef> refs = AccountTable.forgettable(session, before, BATCH);
    for (AccountRef ref : refs) {
      new AccountTable(veil).forget(session, ref);
      LedgerTable.append(session, List.of(new LedgerEvent.AccountForgotten(ref)), now);
    }
    return !refs.isEmpty();
  }
}

package org.ecluse.app.store;

import org.ecluse.app.transfer.Anchors;

/** Both anchors: the ledger's in the vault, with its number, and that number in the records. */
final class SqliteAnchors implements Anchors {

  private final Database records;
  private final Database vault;
  private final Ledger ledger;

  SqliteAnchors(Database records, Database vault, Ledger ledger) {
    this.records = records;
    this.vault = vault;
    this.ledger = ledger;
  }

  /** Asks the records first: the vault may be ahead of them, by what came in between. */
  @Override
  public Finding look() {
    long known = records.read(session -> session.number("SELECT number FROM vault_mark"));
    long found = number();
    if (found < known) {
      return new VaultBehind(known, found);
    }
    if (!ledger.anchor()) {
      LedgerTable.Head anchored = ledger.anchored();
      return new RecordsBehind(
          anchored.seq(), anchored.hash().hex(), records.read(LedgerTable::head).seq());
    }
    long now = number();
    if (now > known) {
      remember(now);
    }
    return new Agree();
  }

  private long number() {
    return vault.read(
        session -> session.number("SELECT coalesce(max(number), 0) AS number FROM anchor"));
  }

  private void remember(long number) {
    records.write(
        session ->
            session.update("UPDATE vault_mark SET number = ? WHERE number < ?", number, number));
  }

  @Override
  public void acceptRecords() {
    ledger.anchorAnyhow(number() + 1);
  }

  @Override
  public void acceptVault() {
    long known = records.read(session -> session.number("SELECT number FROM vault_mark"));
    ledger.anchorAnyhow(known + 1);
  }
}

package org.ecluse.app.store;

import java.util.Optional;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.witness.Remembered;

/** What the own witness remembers, as it was heard last. */
final class SqliteRemembered implements Remembered {

  private final Database vault;

  SqliteRemembered(Database vault) {
    this.vault = vault;
  }

  @Override
  public Optional<SignedNote> newest() {
    return note("SELECT note FROM remembered WHERE given_up IS NULL OR given_up <> note");
  }

  @Override
  public Optional<SignedNote> heard() {
    return note("SELECT note FROM remembered");
  }

  private Optional<SignedNote> note(String sql) {
    return vault
        .read(session -> session.find(sql, row -> row.text("note")))
        .flatMap(SignedNote::parse);
  }

  @Override
  public void hear(SignedNote note) {
    vault.write(
        session ->
            session.update(
                "INSERT INTO remembered (one, note) VALUES (1, ?)"
                    + " ON CONFLICT (one) DO UPDATE SET note = excluded.note",
                note.toString()));
  }

  @Override
  public void giveUp() {
    vault.write(session -> session.update("UPDATE remembered SET given_up = note"));
  }
}

package org.ecluse.app.store;

import java.util.Optional;
import org.ecluse.app.ledger.SignedNote;
import org.ecluse.app.witness.Witnessed;

/** What is remembered of other houses, in the vault. */
final class SqliteWitnessed implements Witnessed {

  private final Database vault;

  SqliteWitnessed(Database vault) {
    this.vault = vault;
  }

  @Override
  public Optional<SignedNote> newest(String origin) {
    return vault
        .read(
            session ->
                session.find(
                    "SELECT note FROM witnessed WHERE origin = ?", row -> row.text("note"), origin))
        .flatMap(SignedNote::parse);
  }

  @Override
  public boolean replace(String origin, Optional<SignedNote> known, SignedNote next) {
    return vault.write(
            session ->
                known.isPresent()
                    ? session.update(
                        "UPDATE witnessed SET note = ? WHERE origin = ? AND note = ?",
                        next.toString(),
                        origin,
                        known.get().toString())
                    : session.update(
                        "INSERT INTO witnessed (origin, note) VALUES (?, ?)"
                            + " ON CONFLICT (origin) DO NOTHING",
                        origin,
                        next.toString()))
        == 1;
  }
}

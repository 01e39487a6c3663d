package org.ecluse.app.store;

import java.util.Locale;
import java.util.Optional;
import org.ecluse.app.transfer.DormancyMarks;
import org.ecluse.policy.rules.Dormancy.Standing;

/** The mark of the last use in the vault. */
final class SqliteDormancyMarks implements DormancyMarks {

  private final Database vault;

  SqliteDormancyMarks(Database vault) {
    this.vault = vault;
  }

  @Override
  public Optional<Mark> read() {
    return vault.read(
        session ->
            session.find(
                "SELECT last_use, standing FROM dormancy",
                row -> new Mark(row.instant("last_use"), standing(row.text("standing")))));
  }

  @Override
  public void begin(Mark first) {
    vault.write(
        session ->
            session.update(
                "INSERT INTO dormancy (one, last_use, standing) VALUES (1, ?, ?)"
                    + " ON CONFLICT (one) DO NOTHING",
                first.lastUse(),
                word(first.standing())));
  }

  @Override
  public boolean compareAndSet(Mark seen, Mark next) {
    return vault.write(
            session ->
                session.update(
                    "UPDATE dormancy SET last_use = ?, standing = ?"
                        + " WHERE last_use = ? AND standing = ?",
                    next.lastUse(),
                    word(next.standing()),
                    seen.lastUse(),
                    word(seen.standing())))
        == 1;
  }

  private static String word(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static Standing standing(String word) {
    return Standing.valueOf(word.toUpperCase(Locale.ROOT));
  }
}

package org.ecluse.app.store;

import java.util.Optional;
import org.ecluse.app.transfer.ClockMarks;

/** The mark of the time in the vault. */
final class SqliteClockMarks implements ClockMarks {

  private final Database vault;

  SqliteClockMarks(Database vault) {
    this.vault = vault;
  }

  @Override
  public Optional<Mark> read() {
    return vault.read(
        session ->
            session.find(
                "SELECT mark, in_doubt FROM clock",
                row -> new Mark(row.instant("mark"), row.flag("in_doubt"))));
  }

  @Override
  public void write(Mark mark) {
    vault.write(
        session ->
            session.update(
                "INSERT INTO clock (one, mark, in_doubt) VALUES (1, ?, ?) ON CONFLICT (one) DO"
                    + " UPDATE SET mark = excluded.mark, in_doubt = excluded.in_doubt"
                    + " WHERE mark <= excluded.mark",
                mark.at(),
                mark.inDoubt()));
  }
}

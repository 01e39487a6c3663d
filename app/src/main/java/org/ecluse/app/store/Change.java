package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.ecluse.policy.ledger.LedgerEvent;

/** A change of the records, and whether it was the first to make it. */
@FunctionalInterface
interface Change {

  boolean in(Session session) throws SQLException;

  /**
   * Makes the change and, where it was the first, writes its facts in the same transaction.
   *
   * @param clock when the facts became true
   */
  default boolean make(Database database, List<LedgerEvent> facts, InstantSource clock) {
    return database.write(
        session -> {
          boolean first = in(session);
          if (first) {
            LedgerTable.append(session, facts, clock.instant());
          }
          return first;
        });
  }
}

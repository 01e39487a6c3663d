package org.ecluse.app.store;

import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log how many rows a query had to leave out, whenever the number changes. Lists are
 * asked for every second, and one damaged row must neither hide the sound ones nor fill the log.
 */
final class DamagedRows {

  private static final Logger LOG = LoggerFactory.getLogger(DamagedRows.class);

  /** By the text of the query, which is a constant of the code. */
  private static final ConcurrentMap<String, Integer> LAST = new ConcurrentHashMap<>();

  private DamagedRows() {}

  static void leftOut(String sql, int rows) {
    Integer last = rows == 0 ? LAST.remove(sql) : LAST.put(sql, rows);
    if (rows > 0 && !Objects.equals(last, rows)) {
      LOG.error("{} damaged rows are left out of: {}", rows, sql);
    }
  }
}

package org.ecluse.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.transfer.Id128;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to a database, for one thread at a time. Statements are constants of the code, so
 * each is prepared once and kept.
 *
 * <p>Transactions are begun and ended by statements, not through JDBC: the driver's {@code
 * commit()} begins the next transaction at once, and with {@code IMMEDIATE} that would hold the
 * write lock against every other process for as long as nothing happens.
 */
final class Session implements AutoCloseable {

  /** How long to wait for another process before giving up. */
  static final int BUSY_MILLIS = 5_000;

  private static final List<String> PRAGMAS =
      List.of(
          "PRAGMA busy_timeout=" + BUSY_MILLIS,
          // A commit that was answered survives a power cut: in WAL mode only FULL syncs each one.
          "PRAGMA synchronous=FULL",
          "PRAGMA secure_delete=ON",
          "PRAGMA temp_store=MEMORY",
          "PRAGMA foreign_keys=ON",
          // A database file that somebody else has edited is data, never code.
          "PRAGMA trusted_schema=OFF",
          "PRAGMA cell_size_check=ON");

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** Makes something of the row that a query stands at. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(Row row) throws SQLException;
  }

  /** Looks at the row that a query stands at. */
  @FunctionalInterface
  interface Visitor {
    /** False where no further row is wanted. */
    boolean visit(Row row) throws SQLException;
  }

  /** Opens a database that exists; SQLite would create one that others can read. */
  static Session open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    Session session =
        new Session(JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties()));
    try {
      for (String pragma : PRAGMAS) {
        session.execute(pragma);
      }
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement and returns how many rows it changed. */
  int update(String sql, @Nullable Object... values) throws SQLException {
    return prepare(sql, values).executeUpdate();
  }

  /** All rows but those that are damaged: one that somebody edited does not hide the others. */
  <T> List<T> list(String sql, Mapper<T> mapper, @Nullable Object... values) throws SQLException {
    try (ResultSet result = prepare(sql, values).executeQuery()) {
      Row row = new Row(result);
      List<T> rows = new ArrayList<>();
      int damaged = 0;
      while (result.next()) {
        try {
          rows.add(map(mapper, row));
        } catch (DamagedRowException e) {
          damaged++;
        }
      }
      DamagedRows.leftOut(sql, damaged);
      return rows;
    }
  }

  /** How many of these rows are damaged. */
  <T> int damaged(String sql, Mapper<T> mapper) throws SQLException {
    try (ResultSet result = prepare(sql).executeQuery()) {
      Row row = new Row(result);
      int damaged = 0;
      while (result.next()) {
        try {
          var _ = map(mapper, row);
        } catch (DamagedRowException e) {
          damaged++;
        }
      }
      return damaged;
    }
  }

  /** What no row of this program's own could make a mapper do is damage. */
  private static <T> T map(Mapper<T> mapper, Row row) throws SQLException {
    try {
      return mapper.map(row);
    } catch (RuntimeException e) {
      throw new DamagedRowException("a row cannot be read", e);
    }
  }

  /** Shows each row to a visitor until it has seen enough. */
  void scan(String sql, Visitor visitor, @Nullable Object... values) throws SQLException {
    try (ResultSet result = prepare(sql, values).executeQuery()) {
      Row row = new Row(result);
      boolean more = true;
      while (more && result.next()) {
        more = visitor.visit(row);
      }
    }
  }

  /**
   * The first row, if there is one.
   *
   * @throws DamagedRowException where it is not what this program wrote there
   */
  <T> Optional<T> find(String sql, Mapper<T> mapper, @Nullable Object... values)
      throws SQLException {
    try (ResultSet result = prepare(sql, values).executeQuery()) {
      return result.next() ? Optional.of(map(mapper, new Row(result))) : Optional.empty();
    }
  }

  /** The first column of the first row, which must be there. */
  long number(String sql, @Nullable Object... values) throws SQLException {
    try (ResultSet result = prepare(sql, values).executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(index, null);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
      case String text -> statement.setString(index, text);
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Instant instant -> statement.setLong(index, Nanos.of(instant));
      case Id128 id -> statement.setBytes(index, id.bytes());
      default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
    }
  }

  /** The statements that were prepared so far. */
  Set<String> statements() {
    return Set.copyOf(prepared.keySet());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

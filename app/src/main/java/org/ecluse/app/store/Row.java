package org.ecluse.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.transfer.Id128;

/** The row a query stands at; each getter takes a column's name. */
final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  long number(String column) throws SQLException {
    return result.getLong(column);
  }

  OptionalLong maybeNumber(String column) throws SQLException {
    long value = result.getLong(column);
    return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  boolean flag(String column) throws SQLException {
    return result.getLong(column) != 0;
  }

  String text(String column) throws SQLException {
    return result.getString(column);
  }

  byte[] bytes(String column) throws SQLException {
    return result.getBytes(column);
  }

  Optional<byte[]> maybeBytes(String column) throws SQLException {
    return Optional.ofNullable(result.getBytes(column));
  }

  Id128 id(String column) throws SQLException {
    return Id128.of(result.getBytes(column));
  }

  Instant instant(String column) throws SQLException {
    return Nanos.instant(result.getLong(column));
  }

  Optional<Instant> maybeInstant(String column) throws SQLException {
    OptionalLong nanos = maybeNumber(column);
    return nanos.isPresent() ? Optional.of(Nanos.instant(nanos.getAsLong())) : Optional.empty();
  }
}

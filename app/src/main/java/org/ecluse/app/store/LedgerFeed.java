package org.ecluse.app.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.follow.Feed;
import org.ecluse.crypto.Bytes;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The ledger as it is followed; how far each follower came lies beside it. */
final class LedgerFeed implements Feed {

  private static final JsonFactory JSON = new JsonFactory();

  private final Database records;

  LedgerFeed(Database records) {
    this.records = records;
  }

  @Override
  public List<Fact> after(long seq, int limit) {
    return records.read(
        session ->
            session.list(
                "SELECT seq, at, body, hash FROM ledger WHERE seq > ? AND length(body) > 0"
                    + " ORDER BY seq LIMIT ?",
                LedgerFeed::fact,
                seq,
                limit));
  }

  @Override
  public long end() {
    return records.read(LedgerTable::head).seq();
  }

  @Override
  public long position(String follower, long ifNew) {
    return records
        .read(session -> find(session, follower))
        .orElseGet(
            () -> {
              advance(follower, ifNew);
              return ifNew;
            });
  }

  private static Optional<Long> find(Session session, String follower) throws SQLException {
    return session.find(
        "SELECT seq FROM follow WHERE name = ?", row -> row.number("seq"), follower);
  }

  @Override
  public void advance(String follower, long seq) {
    records.write(
        session -> {
          advance(session, follower, seq);
          return true;
        });
  }

  static void advance(Session session, String follower, long seq) throws SQLException {
    session.update(
        "INSERT INTO follow (name, seq) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE seq < excluded.seq",
        follower,
        seq);
  }

  private static Fact fact(Row row) throws SQLException {
    Map<String, Object> fields = fields(new String(row.bytes("body"), StandardCharsets.UTF_8));
    Object type = fields.remove("type");
    return new Fact(
        row.number("seq"),
        row.instant("at"),
        String.valueOf(type),
        fields,
        Bytes.hex(row.bytes("hash")));
  }

  private static Map<String, Object> fields(String json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        boolean isNumber = parser.nextToken() == JsonToken.VALUE_NUMBER_INT;
        fields.put(name, isNumber ? (Object) parser.getLongValue() : parser.getString());
      }
    }
    return fields;
  }
}

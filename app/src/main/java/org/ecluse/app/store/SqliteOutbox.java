package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecluse.app.message.Message;
import org.ecluse.app.message.Outbox;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;

/** The outbox in the records; what is about to expire is asked of the vault. */
final class SqliteOutbox implements Outbox {

  private final Database records;
  private final Database vault;

  SqliteOutbox(Database records, Database vault) {
    this.records = records;
    this.vault = vault;
  }

  @Override
  public void add(List<Message> messages, String follower, long position, Instant now) {
    records.write(
        session -> {
          for (Message message : messages) {
            session.update(
                "INSERT INTO outbox (id, account, kind, body, created_at, next_at, attempts, state)"
                    + " VALUES (?, ?, ?, ?, ?, ?, 0, 'waiting') ON CONFLICT (id) DO NOTHING",
                message.id(),
                message.account().value(),
                message.kind().name(),
                body(message.values()),
                now,
                now);
          }
          LedgerFeed.advance(session, follower, position);
          return true;
        });
  }

  @Override
  public List<Entry> due(Instant now, int limit) {
    return records.read(
        session ->
            session.list(
                "SELECT * FROM outbox WHERE state = 'waiting' AND next_at <= ?"
                    + " ORDER BY next_at, seq LIMIT ?",
                SqliteOutbox::entry,
                now,
                limit));
  }

  @Override
  public void handing(long number) {
    change("UPDATE outbox SET state = 'handing' WHERE seq = ?", number);
  }

  @Override
  public void retry(long number, Instant at) {
    change(
        "UPDATE outbox SET state = 'waiting', attempts = attempts + 1, next_at = ? WHERE seq = ?",
        at,
        number);
  }

  @Override
  public void end(long number, End end) {
    change(
        "UPDATE outbox SET state = ? WHERE seq = ?", end.name().toLowerCase(Locale.ROOT), number);
  }

  @Override
  public int giveUpHanding() {
    return change("UPDATE outbox SET state = 'doubt' WHERE state = 'handing'");
  }

  @Override
  public void forget(Instant olderThan) {
    boolean hasOld =
        records.read(
            session ->
                session.number(
                        "SELECT count(*) FROM outbox WHERE created_at < ?"
                            + " AND state IN ('sent', 'doubt', 'given_up')",
                        olderThan)
                    > 0);
    if (hasOld) {
      change(
          "DELETE FROM outbox WHERE created_at < ? AND state IN ('sent', 'doubt', 'given_up')",
          olderThan);
    }
  }

  private int change(String sql, Object... values) {
    return records.write(session -> session.update(sql, values));
  }

  @Override
  public List<Delivery> untaken(Instant after, Instant upTo) {
    return vault.read(
        session ->
            session.list(
                "SELECT * FROM delivery WHERE ended_at IS NULL AND expires_at > ?"
                    + " AND expires_at <= ? AND state = 'available'",
                DeliveryColumns::read,
                after,
                upTo));
  }

  private static Entry entry(Row row) throws SQLException {
    Message message =
        new Message(
            row.text("id"),
            new AccountRef(row.id("account")),
            Message.Kind.valueOf(row.text("kind")),
            values(row.text("body")));
    return new Entry(
        row.number("seq"), message, (int) row.number("attempts"), row.instant("created_at"));
  }

  private static String body(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + "=" + value.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, String> values(String body) {
    Map<String, String> values = new LinkedHashMap<>();
    body.lines()
        .forEach(
            line -> {
              int at = line.indexOf('=');
              values.put(line.substring(0, at), line.substring(at + 1));
            });
    return values;
  }
}

package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.ecluse.app.transfer.Outflow;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.Bytes;
import org.ecluse.policy.rules.ReleaseLimits.Flow;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.Id128;

/** What left lately, in the vault. */
final class SqliteOutflow implements Outflow {

  /** Stands for all recipients where the id of one would stand; no account has it. */
  private static final byte[] ALL = new byte[Id128.BYTES];

  private final Database vault;

  SqliteOutflow(Database vault) {
    this.vault = vault;
  }

  @Override
  public Release release(
      Vault.Entry seen, Delivery.Live next, Instant since, Instant now, Predicate<Count> allows) {
    return vault.write(
        session -> {
          Count count = note(session, next.facts(), since, now);
          boolean isSet =
              !count.frozen()
                  && allows.test(count)
                  && (next.equals(seen.delivery()) || VaultTable.set(session, seen, next));
          return new Release(count, isSet);
        });
  }

  private static Count note(Session session, DeliveryFacts delivery, Instant since, Instant now)
      throws SQLException {
    Id128 recipient = delivery.recipient().value();
    long frozen =
        session.number(
            "SELECT count(*) FROM frozen WHERE recipient IN (?, ?)", ALL.clone(), recipient);
    if (frozen == 0) {
      session.update("DELETE FROM outflow WHERE at < ?", since);
      session.update(
          "INSERT INTO outflow (delivery, recipient, at, size_bytes) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT (delivery) DO NOTHING",
          delivery.id().value(),
          recipient,
          now,
          delivery.sizeBytes());
    }
    return new Count(frozen > 0, flow(session, ALL.clone()), flow(session, recipient));
  }

  /** As triggers keep it: the rows of an hour may be very many. */
  private static Flow flow(Session session, Object recipient) throws SQLException {
    return session
        .find(
            "SELECT files, size_bytes FROM outflow_sum WHERE recipient = ?",
            row -> new Flow(row.number("files"), row.number("size_bytes")),
            recipient)
        .orElse(new Flow(0, 0));
  }

  @Override
  public void freeze(Optional<AccountRef> recipient, Instant now) {
    vault.write(
        session ->
            session.update(
                "INSERT INTO frozen (recipient, at) VALUES (?, ?)"
                    + " ON CONFLICT (recipient) DO NOTHING",
                bytes(recipient),
                now));
  }

  @Override
  public boolean unfreeze(Optional<AccountRef> recipient) {
    return vault.write(
        session -> {
          if (recipient.isEmpty()) {
            session.update("DELETE FROM outflow");
          } else {
            session.update("DELETE FROM outflow WHERE recipient = ?", bytes(recipient));
          }
          return session.update("DELETE FROM frozen WHERE recipient = ?", bytes(recipient)) == 1;
        });
  }

  @Override
  public List<Optional<AccountRef>> frozen() {
    return vault.read(
        session ->
            session.list(
                "SELECT recipient FROM frozen ORDER BY at",
                row -> recipient(row.bytes("recipient"))));
  }

  private static byte[] bytes(Optional<AccountRef> recipient) {
    return recipient.map(ref -> ref.value().bytes()).orElseGet(ALL::clone);
  }

  private static Optional<AccountRef> recipient(byte[] bytes) {
    return Bytes.sameInConstantTime(bytes, ALL)
        ? Optional.empty()
        : Optional.of(new AccountRef(Id128.of(bytes)));
  }
}

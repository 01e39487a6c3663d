package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.Vault.Entry;
import org.ecluse.app.transfer.Vault.Tally;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.Moment;

/** The vault's rows of deliveries. */
final class VaultTable {

  private static final String SELECT =
      "SELECT version, " + DeliveryColumns.FACTS + ", " + DeliveryColumns.STATE + " FROM delivery ";

  private static final String INSERT =
      "INSERT INTO delivery (version, settled, "
          + DeliveryColumns.FACTS
          + ", "
          + DeliveryColumns.STATE
          + ") VALUES (1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String COMPARE_AND_SET =
      "UPDATE delivery SET version = version + 1, "
          + DeliveryColumns.SET_STATE
          + " WHERE id = ? AND version = ?";

  private VaultTable() {}

  static void insert(Session session, Delivery delivery) throws SQLException {
    session.update(
        INSERT,
        DeliveryColumns.join(
            DeliveryColumns.facts(delivery.facts()), DeliveryColumns.state(delivery)));
  }

  /** Sets the next state where the version is still the one seen. */
  static boolean set(Session session, Entry seen, Delivery next) throws SQLException {
    Object[] at = {seen.delivery().facts().id().value(), seen.version()};
    return session.update(COMPARE_AND_SET, DeliveryColumns.join(DeliveryColumns.state(next), at))
        == 1;
  }

  static void settle(Session session, DeliveryId id) throws SQLException {
    session.update(
        "UPDATE delivery SET settled = 1 WHERE id = ? AND ended_at IS NOT NULL", id.value());
  }

  static Optional<Entry> find(Session session, DeliveryId id) throws SQLException {
    return session.find(SELECT + "WHERE id = ?", VaultTable::read, id.value());
  }

  /** As {@link #find}, for lists, which a damaged row does not spoil. */
  static Optional<Entry> findIfSound(Session session, DeliveryId id) throws SQLException {
    try {
      return find(session, id);
    } catch (DamagedRowException e) {
      return Optional.empty();
    }
  }

  static List<Entry> expired(Session session, Instant now, int limit) throws SQLException {
    return session.list(
        SELECT + "WHERE ended_at IS NULL AND expires_at <= ? ORDER BY expires_at LIMIT ?",
        VaultTable::read,
        now,
        limit);
  }

  /** Claims whose lease has ended unreported, of deliveries that have not expired. */
  static List<Entry> lapsed(Session session, Moment moment, int limit) throws SQLException {
    return session.list(
        SELECT
            + "WHERE lapse_reported = 0 AND lease_until <= ? AND expires_at > ?"
            + " ORDER BY lease_until LIMIT ?",
        VaultTable::read,
        moment.steady(),
        moment.now(),
        limit);
  }

  static List<Entry> unsettled(Session session, int limit) throws SQLException {
    return session.list(
        SELECT + "WHERE ended_at IS NOT NULL AND settled = 0 ORDER BY ended_at LIMIT ?",
        VaultTable::read,
        limit);
  }

  static List<Entry> live(Session session) throws SQLException {
    return session.list(SELECT + "WHERE ended_at IS NULL ORDER BY expires_at", VaultTable::read);
  }

  static Tally tally(Session session) throws SQLException {
    return session
        .find(
            "SELECT count(*) AS live, count(identity) AS claimed FROM delivery"
                + " WHERE ended_at IS NULL",
            row -> new Tally(row.number("live"), row.number("claimed")))
        .orElseThrow();
  }

  static List<Entry> ended(Session session) throws SQLException {
    return session.list(SELECT + "WHERE ended_at IS NOT NULL ORDER BY seq", VaultTable::read);
  }

  private static Entry read(Row row) throws SQLException {
    return new Entry(DeliveryColumns.read(row), row.number("version"));
  }
}

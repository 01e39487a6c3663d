package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * Deliveries as the records last heard of them from the vault.
 *
 * <p>What several threads decided in the vault one after the other may be told here in another
 * order, or twice. So a row only moves forward, and only for news: a claim, a lease that lapsed, a
 * reissue, an end. The bookkeeping of a claim (coverage, budget, a renewed lease) is no news; it
 * stands here as it was when the claim was heard of.
 */
final class MirrorTable {

  private static final String SELECT =
      "SELECT " + DeliveryColumns.FACTS + ", " + DeliveryColumns.STATE + " FROM delivery ";

  private MirrorTable() {}

  static void insert(Session session, Delivery delivery) throws SQLException {
    session.update(
        "INSERT INTO delivery ("
            + DeliveryColumns.FACTS
            + ", "
            + DeliveryColumns.STATE
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        DeliveryColumns.join(
            DeliveryColumns.facts(delivery.facts()), DeliveryColumns.state(delivery)));
  }

  /** False where the row has this state already, or a later one. */
  private static boolean follow(Session session, Delivery next) throws SQLException {
    Optional<Delivery> known = find(session, next.facts().id());
    if (known.isEmpty() || !isNews(known.get(), next)) {
      return false;
    }
    return set(session, next);
  }

  /** A row that somebody damaged can hear of its end, and of nothing else. */
  static boolean followIfSound(Session session, Delivery next) throws SQLException {
    try {
      return follow(session, next);
    } catch (DamagedRowException e) {
      return next instanceof Delivery.Ended && set(session, next);
    }
  }

  private static boolean set(Session session, Delivery next) throws SQLException {
    return session.update(
            "UPDATE delivery SET " + DeliveryColumns.SET_STATE + " WHERE id = ?",
            DeliveryColumns.join(
                DeliveryColumns.state(next), new Object[] {next.facts().id().value()}))
        == 1;
  }

  private static boolean isNews(Delivery known, Delivery next) {
    return switch (known) {
      case Delivery.Ended _ -> false;
      case Delivery.Live before ->
          switch (next) {
            case Delivery.Ended _ -> true;
            case Delivery.Live after -> isNews(before, after);
          };
    };
  }

  /** Between two reissues there is one claim at most, so the same count means the same claim. */
  private static boolean isNews(Delivery.Live before, Delivery.Live after) {
    if (after.reissues() != before.reissues()) {
      return after.reissues() > before.reissues();
    }
    return switch (after) {
      case Delivery.Available _ -> false;
      case Delivery.Claimed claimed ->
          switch (before) {
            case Delivery.Available _ -> true;
            case Delivery.Claimed known ->
                claimed.claim().lease().lapseReported()
                    && !claimed.claim().lease().equals(known.claim().lease());
          };
    };
  }

  static Optional<Delivery> find(Session session, DeliveryId id) throws SQLException {
    return session.find(SELECT + "WHERE id = ?", DeliveryColumns::read, id.value());
  }

  static List<Delivery> of(Session session, TransferId transfer) throws SQLException {
    return session.list(
        SELECT + "WHERE transfer = ? ORDER BY seq", DeliveryColumns::read, transfer.value());
  }

  static List<Delivery> inbox(Session session, AccountRef recipient) throws SQLException {
    return session.list(
        SELECT + "WHERE recipient = ? AND ended_at IS NULL ORDER BY seq",
        DeliveryColumns::read,
        recipient.value());
  }

  static List<Delivery> inbox(Session session, AccountRef recipient, TransferId transfer)
      throws SQLException {
    return session.list(
        SELECT + "WHERE transfer = ? AND recipient = ? AND ended_at IS NULL ORDER BY seq",
        DeliveryColumns::read,
        transfer.value(),
        recipient.value());
  }

  static Optional<Delivery> inbox(Session session, AccountRef recipient, FileId file)
      throws SQLException {
    return session.find(
        SELECT + "WHERE file = ? AND recipient = ? AND ended_at IS NULL",
        DeliveryColumns::read,
        file.value(),
        recipient.value());
  }

  static List<Delivery> live(Session session) throws SQLException {
    return session.list(
        SELECT + "WHERE ended_at IS NULL ORDER BY recipient, seq", DeliveryColumns::read);
  }
}

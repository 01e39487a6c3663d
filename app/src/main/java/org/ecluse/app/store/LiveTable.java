package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.List;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.jspecify.annotations.Nullable;

/** Live deliveries as an admin asks for them, by an index that has only these. */
final class LiveTable {

  private static final String WHICH =
      " FROM delivery WHERE ended_at IS NULL"
          + " AND (? IS NULL OR sender = ?)"
          + " AND (? IS NULL OR recipient = ?)"
          + " AND (? IS NULL OR state = ?)";

  private static final String COUNT = "SELECT count(*)" + WHICH;

  private static final String PAGE =
      "SELECT "
          + DeliveryColumns.FACTS
          + ", "
          + DeliveryColumns.STATE
          + WHICH
          + " ORDER BY seq DESC LIMIT ? OFFSET ?";

  private LiveTable() {}

  static List<Delivery> page(Session session, OverviewFilter filter) throws SQLException {
    return session.list(
        PAGE,
        DeliveryColumns::read,
        DeliveryColumns.join(values(filter), new Object[] {filter.limit(), filter.skip()}));
  }

  static long count(Session session, OverviewFilter filter) throws SQLException {
    return session.number(COUNT, values(filter));
  }

  private static @Nullable Object[] values(OverviewFilter filter) {
    @Nullable Object sender = filter.sender().map(AccountRef::value).orElse(null);
    @Nullable Object recipient = filter.recipient().map(AccountRef::value).orElse(null);
    @Nullable Object state =
        filter.claimed().map(yes -> yes ? "claimed" : "available").orElse(null);
    return new @Nullable Object[] {sender, sender, recipient, recipient, state, state};
  }
}

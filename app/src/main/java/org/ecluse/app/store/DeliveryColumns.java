package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Budget;
import org.ecluse.policy.transfer.Claim;
import org.ecluse.policy.transfer.Coverage;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Delivery.Available;
import org.ecluse.policy.transfer.Delivery.Claimed;
import org.ecluse.policy.transfer.Delivery.Ended;
import org.ecluse.policy.transfer.DeliveryFacts;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Lease;
import org.ecluse.policy.transfer.TransferId;
import org.jspecify.annotations.Nullable;

/** A delivery as columns, which are the same in vault and records. */
final class DeliveryColumns {

  /** The columns of {@link #facts}, as an insert names them. */
  static final String FACTS = "id, transfer, file, sender, recipient, size_bytes, expires_at";

  /** The columns of {@link #state}, as an insert names them. */
  static final String STATE =
      "state, identity, claimed_at, lease_until, lapse_reported, taken, doubt, budget_bytes,"
          + " reissues, reason, ended_at";

  /** The columns of {@link #state}, as an update names them. */
  static final String SET_STATE = STATE.replace(",", " = ?,") + " = ?";

  private DeliveryColumns() {}

  static @Nullable Object[] facts(DeliveryFacts facts) {
    return new @Nullable Object[] {
      facts.id().value(),
      facts.transfer().value(),
      facts.file().value(),
      facts.sender().value(),
      facts.recipient().value(),
      facts.sizeBytes(),
      facts.expiresAt()
    };
  }

  static @Nullable Object[] state(Delivery delivery) {
    return switch (delivery) {
      case Available available ->
          new @Nullable Object[] {
            "available",
            null,
            null,
            null,
            null,
            null,
            null,
            available.budget().remainingBytes(),
            available.reissues(),
            null,
            null
          };
      case Claimed claimed ->
          new @Nullable Object[] {
            "claimed",
            claimed.claim().identity().toString(),
            claimed.claim().since(),
            claimed.claim().lease().until(),
            claimed.claim().lease().lapseReported(),
            Varints.of(claimed.coverage().taken()),
            Varints.of(claimed.coverage().doubt()),
            claimed.budget().remainingBytes(),
            claimed.reissues(),
            null,
            null
          };
      case Ended ended ->
          new @Nullable Object[] {
            "ended",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            ended.reason().word(),
            ended.at()
          };
    };
  }

  static int damaged(Session session) throws SQLException {
    return session.damaged(
        "SELECT " + FACTS + ", " + STATE + " FROM delivery", DeliveryColumns::read);
  }

  static Delivery read(Row row) throws SQLException {
    DeliveryFacts facts = readFacts(row);
    String state = row.text("state");
    return switch (state) {
      case "available" -> new Available(facts, readBudget(row), readReissues(row));
      case "claimed" ->
          new Claimed(facts, readClaim(row), readCoverage(row), readBudget(row), readReissues(row));
      case "ended" -> new Ended(facts, readReason(row), row.instant("ended_at"));
      default -> throw new IllegalArgumentException("a delivery has no such state");
    };
  }

  private static DeliveryFacts readFacts(Row row) throws SQLException {
    return new DeliveryFacts(
        new DeliveryId(row.id("id")),
        new TransferId(row.id("transfer")),
        new FileId(row.id("file")),
        new AccountRef(row.id("sender")),
        new AccountRef(row.id("recipient")),
        row.number("size_bytes"),
        row.instant("expires_at"));
  }

  private static Claim readClaim(Row row) throws SQLException {
    Instant until = row.instant("lease_until");
    return new Claim(
        Identity.parse(row.text("identity")),
        row.instant("claimed_at"),
        new Lease(until, row.flag("lapse_reported")));
  }

  private static Coverage readCoverage(Row row) throws SQLException {
    return new Coverage(Varints.ranges(row.bytes("taken")), Varints.ranges(row.bytes("doubt")));
  }

  private static Budget readBudget(Row row) throws SQLException {
    return new Budget(row.number("budget_bytes"));
  }

  private static int readReissues(Row row) throws SQLException {
    return Math.toIntExact(row.number("reissues"));
  }

  /** Reads what {@link EndReason#word} wrote. */
  static EndReason readReason(Row row) throws SQLException {
    return EndReason.valueOf(row.text("reason").toUpperCase(Locale.ROOT));
  }

  /** Joins the values of several groups of columns. */
  static @Nullable Object[] join(@Nullable Object[]... groups) {
    int length = 0;
    for (@Nullable Object[] group : groups) {
      length += group.length;
    }
    @Nullable Object[] all = new @Nullable Object[length];
    int next = 0;
    for (@Nullable Object[] group : groups) {
      System.arraycopy(group, 0, all, next, group.length);
      next += group.length;
    }
    return all;
  }
}

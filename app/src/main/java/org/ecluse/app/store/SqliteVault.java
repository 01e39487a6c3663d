package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;

/** The vault in one SQLite file. */
final class SqliteVault implements Vault {

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

  private final Database database;

  SqliteVault(Database database) {
    this.database = database;
  }

  @Override
  public void keepUploadKey(FileId file, WrappedKey key) {
    database.write(
        session -> {
          WrapTable.keepForUpload(session, file.value(), key);
          return true;
        });
  }

  @Override
  public Optional<WrappedKey> uploadKey(FileId file) {
    return database.read(session -> WrapTable.find(session, file.value()));
  }

  @Override
  public void shredUploadKeys(List<FileId> files) {
    if (files.isEmpty()) {
      return;
    }
    database.writeAndWipe(
        session -> {
          shredUploads(session, files);
          return true;
        });
  }

  @Override
  public List<FileId> uploads() {
    return database.read(WrapTable::uploads);
  }

  @Override
  public void admit(List<Offer> offers, List<FileId> uploadsDone) {
    database.writeAndWipe(
        session -> {
          for (Offer offer : offers) {
            Delivery.Available delivery = offer.delivery();
            session.update(
                INSERT,
                DeliveryColumns.join(
                    DeliveryColumns.facts(delivery.facts()), DeliveryColumns.state(delivery)));
            WrapTable.keepForDelivery(session, delivery.facts().id().value(), offer.key());
          }
          shredUploads(session, uploadsDone);
          return true;
        });
  }

  private static void shredUploads(Session session, List<FileId> files) throws SQLException {
    for (FileId file : files) {
      WrapTable.shred(session, file.value());
    }
  }

  @Override
  public Optional<Entry> find(DeliveryId id) {
    return database.read(session -> find(session, id));
  }

  @Override
  public List<Entry> findAll(List<DeliveryId> ids) {
    return database.read(
        session -> {
          List<Entry> found = new ArrayList<>(ids.size());
          for (DeliveryId id : ids) {
            find(session, id).ifPresent(found::add);
          }
          return found;
        });
  }

  private static Optional<Entry> find(Session session, DeliveryId id) throws SQLException {
    return session.find(SELECT + "WHERE id = ?", SqliteVault::read, id.value());
  }

  @Override
  public Optional<WrappedKey> key(DeliveryId id) {
    return database.read(session -> WrapTable.find(session, id.value()));
  }

  @Override
  public boolean compareAndSet(Entry seen, Delivery next) {
    return switch (next) {
      case Delivery.Live live -> database.write(session -> set(session, seen, live));
      case Delivery.Ended ended ->
          database.writeAndWipe(
              session -> {
                boolean first = set(session, seen, ended);
                if (first) {
                  WrapTable.shred(session, ended.facts().id().value());
                }
                return first;
              });
    };
  }

  private static boolean set(Session session, Entry seen, Delivery next) throws SQLException {
    return session.update(
            COMPARE_AND_SET,
            DeliveryColumns.join(
                DeliveryColumns.state(next),
                new Object[] {seen.delivery().facts().id().value(), seen.version()}))
        == 1;
  }

  @Override
  public List<Entry> due(Instant now, int limit) {
    return database.read(
        session -> {
          List<Entry> due =
              session.list(
                  SELECT + "WHERE ended_at IS NULL AND expires_at <= ? ORDER BY expires_at LIMIT ?",
                  SqliteVault::read,
                  now,
                  limit);
          due.addAll(
              session.list(
                  SELECT
                      + "WHERE lapse_reported = 0 AND lease_until <= ? AND expires_at > ?"
                      + " ORDER BY lease_until LIMIT ?",
                  SqliteVault::read,
                  now,
                  now,
                  limit - due.size()));
          return due;
        });
  }

  @Override
  public List<Entry> unsettled(int limit) {
    return database.read(
        session ->
            session.list(
                SELECT + "WHERE ended_at IS NOT NULL AND settled = 0 ORDER BY ended_at LIMIT ?",
                SqliteVault::read,
                limit));
  }

  @Override
  public void settled(List<DeliveryId> ids) {
    if (ids.isEmpty()) {
      return;
    }
    database.write(
        session -> {
          for (DeliveryId id : ids) {
            session.update(
                "UPDATE delivery SET settled = 1 WHERE id = ? AND ended_at IS NOT NULL",
                id.value());
          }
          return true;
        });
  }

  @Override
  public List<Entry> live() {
    return database.read(
        session ->
            session.list(SELECT + "WHERE ended_at IS NULL ORDER BY expires_at", SqliteVault::read));
  }

  @Override
  public List<Entry> ended() {
    return database.read(
        session ->
            session.list(SELECT + "WHERE ended_at IS NOT NULL ORDER BY seq", SqliteVault::read));
  }

  @Override
  public long liveKeys(String epoch) {
    return database.read(session -> WrapTable.count(session, epoch));
  }

  private static Entry read(Row row) throws SQLException {
    return new Entry(DeliveryColumns.read(row), row.number("version"));
  }
}

package org.ecluse.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.WrappedKey;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Moment;

/** The vault in one SQLite file. */
final class SqliteVault implements Vault {

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
    Work<Boolean> admission =
        session -> {
          for (Offer offer : offers) {
            VaultTable.insert(session, offer.delivery());
            WrapTable.keepForDelivery(session, offer.delivery().facts().id().value(), offer.key());
          }
          shredUploads(session, uploadsDone);
          return true;
        };
    if (uploadsDone.isEmpty()) {
      database.write(admission);
    } else {
      database.writeAndWipe(admission);
    }
  }

  private static void shredUploads(Session session, List<FileId> files) throws SQLException {
    for (FileId file : files) {
      WrapTable.shred(session, file.value());
    }
  }

  @Override
  public Optional<Entry> find(DeliveryId id) {
    return database.read(session -> VaultTable.find(session, id));
  }

  @Override
  public List<Entry> findAll(List<DeliveryId> ids) {
    return database.read(
        session -> {
          List<Entry> found = new ArrayList<>(ids.size());
          for (DeliveryId id : ids) {
            VaultTable.findIfSound(session, id).ifPresent(found::add);
          }
          return found;
        });
  }

  @Override
  public Optional<WrappedKey> key(DeliveryId id) {
    return database.read(session -> WrapTable.find(session, id.value()));
  }

  @Override
  public boolean compareAndSet(Entry seen, Delivery next) {
    return switch (next) {
      case Delivery.Live live -> database.write(session -> VaultTable.set(session, seen, live));
      case Delivery.Ended ended ->
          database.writeAndWipe(
              session -> {
                boolean first = VaultTable.set(session, seen, ended);
                if (first) {
                  WrapTable.shred(session, ended.facts().id().value());
                }
                return first;
              });
    };
  }

  @Override
  public List<Entry> due(Moment moment, int limit) {
    return database.read(
        session -> {
          List<Entry> due = VaultTable.expired(session, moment.now(), limit);
          due.addAll(VaultTable.lapsed(session, moment, limit - due.size()));
          return due;
        });
  }

  @Override
  public List<Entry> unsettled(int limit) {
    return database.read(session -> VaultTable.unsettled(session, limit));
  }

  @Override
  public void settled(List<DeliveryId> ids) {
    database.write(settlement(ids));
  }

  @Override
  public void settledSoon(DeliveryId id) {
    database.writeWithNext(settlement(List.of(id)));
  }

  private static Work<Boolean> settlement(List<DeliveryId> ids) {
    return session -> {
      for (DeliveryId id : ids) {
        VaultTable.settle(session, id);
      }
      return true;
    };
  }

  @Override
  public List<Entry> live() {
    return database.read(VaultTable::live);
  }

  @Override
  public Tally tally() {
    return database.read(VaultTable::tally);
  }

  @Override
  public List<Entry> ended() {
    return database.read(VaultTable::ended);
  }

  @Override
  public long keys() {
    return database.read(session -> session.number("SELECT count(*) FROM wrap WHERE use <> '-'"));
  }

  @Override
  public long liveKeys(String epoch) {
    return database.read(session -> WrapTable.count(session, epoch));
  }
}

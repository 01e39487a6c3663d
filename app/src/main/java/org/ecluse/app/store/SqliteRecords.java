package org.ecluse.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.transfer.OverviewFilter;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;

/** The records in one SQLite file. */
final class SqliteRecords implements Records {

  private final Database database;
  private final InstantSource clock;
  private final TransferTable transfers;
  private final FileTable files;

  SqliteRecords(Database database, Veil veil, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.files = new FileTable(veil);
    this.transfers = new TransferTable(veil, files);
  }

  private boolean change(List<LedgerEvent> events, Change change) {
    return change.make(database, events, clock);
  }

  @Override
  public void open(StoredTransfer transfer, List<LedgerEvent> events) {
    change(
        events,
        session -> {
          transfers.insert(session, transfer);
          for (StoredFile file : transfer.files()) {
            files.insert(session, file);
          }
          return true;
        });
  }

  @Override
  public Optional<StoredTransfer> transfer(TransferId id) {
    return database.read(session -> transfers.find(session, id));
  }

  @Override
  public Optional<StoredTransfer> head(TransferId id) {
    return database.read(session -> transfers.head(session, id));
  }

  @Override
  public List<StoredTransfer> transfers(Optional<AccountRef> sender, int limit) {
    return database.read(session -> transfers.newest(session, sender, limit));
  }

  @Override
  public List<StoredTransfer> uploading(AccountRef sender) {
    return database.read(session -> transfers.uploading(session, sender));
  }

  @Override
  public boolean send(
      Transfer.Sent sent, List<Delivery.Available> deliveries, List<LedgerEvent> events) {
    return change(events, session -> send(session, sent, deliveries));
  }

  @Override
  public boolean sendWhole(
      StoredFile file,
      Transfer.Sent sent,
      List<Delivery.Available> deliveries,
      List<LedgerEvent> events) {
    return change(
        events, session -> files.update(session, file) && send(session, sent, deliveries));
  }

  private boolean send(Session session, Transfer.Sent sent, List<Delivery.Available> deliveries)
      throws SQLException {
    if (!transfers.leaveUploading(session, sent)) {
      return false;
    }
    for (Delivery.Available delivery : deliveries) {
      MirrorTable.insert(session, delivery);
    }
    files.sent(session, sent.id(), sent.expiresAt());
    return true;
  }

  @Override
  public boolean discard(Transfer.Discarded discarded, List<LedgerEvent> events) {
    return change(
        events,
        session -> {
          if (!transfers.leaveUploading(session, discarded)) {
            return false;
          }
          files.discarded(session, discarded.id());
          Revision.raise(session);
          return true;
        });
  }

  @Override
  public List<Transfer.Uploading> overdueUploads(Instant now, int limit) {
    return database.read(session -> TransferTable.overdue(session, now, limit));
  }

  @Override
  public List<TransferId> unsent(int limit) {
    return database.read(session -> TransferTable.unsent(session, limit));
  }

  @Override
  public boolean addFile(StoredFile file) {
    return change(List.of(), session -> files.insert(session, file));
  }

  @Override
  public Optional<StoredFile> file(FileId id) {
    return database.read(session -> files.find(session, id));
  }

  @Override
  public boolean updateFile(StoredFile file, List<LedgerEvent> events) {
    return change(events, session -> files.update(session, file));
  }

  @Override
  public boolean removeFile(FileId id, List<LedgerEvent> events) {
    return change(events, session -> files.remove(session, id));
  }

  @Override
  public List<Disposable> disposable(int limit) {
    return database.read(session -> FileTable.disposable(session, limit));
  }

  @Override
  public void bytesAbsent(Map<FileId, LedgerEvent> facts, Instant at) {
    database.write(
        session -> {
          List<LedgerEvent> first = new ArrayList<>();
          for (Map.Entry<FileId, LedgerEvent> fact : facts.entrySet()) {
            if (files.absent(session, fact.getKey(), at)) {
              first.add(fact.getValue());
            }
          }
          LedgerTable.append(session, first, clock.instant());
          return true;
        });
  }

  @Override
  public long expiredButStoredBytes(Instant now) {
    return database.read(session -> files.expiredButStoredBytes(session, now));
  }

  @Override
  public Optional<Delivery> delivery(DeliveryId id) {
    return database.read(session -> MirrorTable.find(session, id));
  }

  @Override
  public List<Delivery> deliveries(TransferId transfer) {
    return database.read(session -> MirrorTable.of(session, transfer));
  }

  @Override
  public List<Delivery> inbox(AccountRef recipient) {
    return database.read(session -> MirrorTable.inbox(session, recipient));
  }

  @Override
  public List<Delivery> inbox(AccountRef recipient, TransferId transfer) {
    return database.read(session -> MirrorTable.inbox(session, recipient, transfer));
  }

  @Override
  public Optional<Delivery> inbox(AccountRef recipient, TransferId transfer, String fileName) {
    return database.read(
        session -> {
          Optional<FileId> file = files.named(session, transfer, fileName);
          return file.isEmpty()
              ? Optional.empty()
              : MirrorTable.inbox(session, recipient, file.get());
        });
  }

  @Override
  public boolean follow(Delivery delivery, List<LedgerEvent> events) {
    return change(
        events,
        session -> {
          boolean moved = MirrorTable.followIfSound(session, delivery);
          if (moved) {
            switch (delivery) {
              case Delivery.Claimed _ -> {}
              // A reissue: whoever was reading must stop.
              case Delivery.Available _ -> Revision.raise(session);
              case Delivery.Ended ended -> {
                files.deliveryEnded(session, ended.facts().file());
                Revision.raise(session);
              }
            }
          }
          return moved;
        });
  }

  @Override
  public List<Delivery> liveDeliveries() {
    return database.read(MirrorTable::live);
  }

  @Override
  public List<Delivery> liveDeliveries(OverviewFilter filter) {
    return database.read(session -> LiveTable.page(session, filter));
  }

  @Override
  public long countLive(OverviewFilter filter) {
    return database.read(session -> LiveTable.count(session, filter));
  }

  @Override
  public List<StoredFile> storedFiles() {
    return database.read(files::stored);
  }

  @Override
  public void append(List<LedgerEvent> events) {
    change(events, _ -> true);
  }
}

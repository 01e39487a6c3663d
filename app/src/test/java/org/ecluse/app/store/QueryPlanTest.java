package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.Vault;
import org.ecluse.crypto.FieldSealer;
import org.ecluse.crypto.RecordsKey;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No everyday question walks over everything that ever was: each goes by an index. */
class QueryPlanTest {

  @TempDir Path temp;

  private final Given given = new Given();

  @BeforeEach
  void createHome() {
    Given.stores(temp.resolve("home")).close();
  }

  private static void assertNoScan(Session session) throws SQLException {
    assertThat(session.statements()).isNotEmpty();
    for (String sql : session.statements()) {
      List<String> plan =
          session.list("EXPLAIN QUERY PLAN " + sql.replace("?", "1"), row -> row.text("detail"));
      assertThat(plan)
          .as(sql)
          .noneMatch(
              step ->
                  step.startsWith("SCAN") && !step.contains("USING") && !step.contains("CONSTANT"));
    }
  }

  @Test
  void vault_findsWhatLives_byIndex() throws SQLException {
    Delivery.Available delivery = given.delivery();
    try (Session session = Session.open(temp.resolve("home/vault/vault.db"))) {
      VaultTable.insert(session, delivery);
      VaultTable.find(session, delivery.facts().id());
      VaultTable.set(session, new Vault.Entry(delivery, 1), Given.claimed(delivery, 0, 1));
      VaultTable.settle(session, delivery.facts().id());
      VaultTable.expired(session, Given.NOW, 1);
      VaultTable.lapsed(session, Moment.of(Given.NOW), 1);
      VaultTable.unsettled(session, 1);
      VaultTable.live(session);
      VaultTable.tally(session);
      WrapTable.keepForDelivery(session, given.id(), given.key());
      WrapTable.find(session, given.id());
      WrapTable.shred(session, given.id());
      WrapTable.uploads(session);
      WrapTable.count(session, Given.EPOCH);

      assertNoScan(session);
    }
  }

  @Test
  void records_findWhatLives_byIndex() throws SQLException {
    Veil veil =
        new Veil(
            new FieldSealer(
                RecordsKey.copyOf(new byte[RecordsKey.SIZE_BYTES]), new SecureRandom()));
    FileTable files = new FileTable(veil);
    TransferTable transfers = new TransferTable(veil, files);
    AccountRef account = given.account();
    TransferId id = new TransferId(given.id());
    StoredFile file = given.file(id, "a.csv");
    Delivery.Available delivery = given.delivery();
    try (Session session = Session.open(temp.resolve("home/records.db"))) {
      transfers.find(session, id);
      transfers.newest(session, Optional.of(account), 1);
      transfers.uploading(session, account);
      TransferTable.overdue(session, Given.NOW, 1);
      TransferTable.unsent(session, 1);
      transfers.leaveUploading(
          session, new Transfer.Discarded(id, account, List.of(), EndReason.EXPIRED, Given.NOW));
      files.insert(session, file);
      files.update(session, file);
      files.remove(session, file.id());
      files.sent(session, id, Given.NOW);
      files.discarded(session, id);
      files.deliveryEnded(session, file.id());
      files.absent(session, file.id(), Given.NOW);
      files.find(session, file.id());
      files.of(session, id);
      FileTable.disposable(session, 1);
      files.stored(session);
      files.expiredButStoredBytes(session, Given.NOW);
      MirrorTable.followIfSound(session, delivery);
      MirrorTable.of(session, id);
      MirrorTable.inbox(session, account);
      MirrorTable.inbox(session, account, id);
      MirrorTable.inbox(session, account, file.id());
      files.named(session, id, "a.csv");
      MirrorTable.live(session);
      PassTable.unexpired(session, Given.NOW);

      assertNoScan(session);
    }
  }
}

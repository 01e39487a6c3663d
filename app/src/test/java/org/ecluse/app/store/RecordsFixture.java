package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Records in a home of their own, and short ways to fill them. */
abstract class RecordsFixture {

  @TempDir Path temp;

  final Given given = new Given();
  final AccountRef sender = given.account();
  Stores stores;
  Records records;

  @BeforeEach
  void open() {
    stores = Given.stores(temp.resolve("home"));
    records = stores.records();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  final StoredTransfer opened() {
    StoredTransfer transfer = given.uploading(sender);
    records.open(transfer, List.of(openedFact(transfer)));
    return transfer;
  }

  static LedgerEvent openedFact(StoredTransfer transfer) {
    Transfer.Uploading uploading = (Transfer.Uploading) transfer.transfer();
    return new LedgerEvent.TransferOpened(
        uploading.id(), uploading.sender(), uploading.discardAt());
  }

  final StoredFile added(StoredTransfer transfer, String name) {
    StoredFile file = given.file(transfer.transfer().id(), name);
    assertThat(records.addFile(file)).isTrue();
    return file;
  }

  /** A transfer that was sent, with one file and a delivery of it to each recipient. */
  final List<Delivery.Available> sent(StoredTransfer transfer, StoredFile file) {
    Transfer.Sent sent = sentOf(transfer);
    List<Delivery.Available> deliveries =
        sent.recipients().stream()
            .map(to -> given.delivery(sent.id(), file.id(), to, sent.expiresAt()))
            .toList();
    assertThat(records.send(sent, deliveries, List.of())).isTrue();
    return deliveries;
  }

  static Transfer.Sent sentOf(StoredTransfer transfer) {
    return ((Transfer.Uploading) transfer.transfer()).sent(Given.NOW);
  }

  static Transfer.Discarded discardedOf(StoredTransfer transfer) {
    Transfer uploading = transfer.transfer();
    return new Transfer.Discarded(
        uploading.id(),
        uploading.sender(),
        uploading.recipients(),
        EndReason.REVOKED,
        Given.NOW.plusSeconds(9));
  }

  final long entries() {
    return ((LedgerCheck.Intact) stores.ledger().verify()).entries();
  }
}

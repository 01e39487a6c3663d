package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;

class TransferRecordsTest extends RecordsFixture {

  @Test
  void openedTransfer_comesBackAsItWas() {
    StoredTransfer transfer = opened();

    assertThat(records.transfer(transfer.transfer().id())).contains(transfer);
    assertThat(records.transfer(new TransferId(given.id()))).isEmpty();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void transfers_areListedNewestFirst_ofOneSenderOrAll() {
    StoredTransfer first = opened();
    StoredTransfer second = opened();
    StoredTransfer others = given.uploading(given.account());
    records.open(others, List.of());

    assertThat(records.transfers(Optional.of(sender), 10)).containsExactly(second, first);
    assertThat(records.transfers(Optional.empty(), 2)).containsExactly(others, second);
  }

  @Test
  void send_isWonOnce_andClosesTheTransferToFiles() {
    StoredTransfer transfer = opened();
    StoredFile file = added(transfer, "a.csv");
    List<Delivery.Available> deliveries = sent(transfer, file);

    assertThat(records.send(sentOf(transfer), List.of(), List.of(openedFact(transfer)))).isFalse();
    assertThat(records.discard(discardedOf(transfer), List.of(openedFact(transfer)))).isFalse();
    assertThat(records.addFile(given.file(transfer.transfer().id(), "b.csv"))).isFalse();
    assertThat(records.updateFile(Given.complete(file, 5), List.of())).isFalse();
    assertThat(records.removeFile(file.id(), List.of())).isFalse();

    assertThat(records.transfer(transfer.transfer().id()).orElseThrow().transfer())
        .isEqualTo(sentOf(transfer));
    assertThat(records.deliveries(transfer.transfer().id())).containsExactlyElementsOf(deliveries);
    assertThat(entries()).as("a lost race writes no fact").isEqualTo(1);
  }

  @Test
  void discardedTransfer_leavesItsFilesToBeDeleted() {
    StoredTransfer transfer = opened();
    StoredFile file = added(transfer, "a.csv");
    long before = stores.accounts().revision();

    assertThat(records.discard(discardedOf(transfer), List.of())).isTrue();

    assertThat(records.transfer(transfer.transfer().id()).orElseThrow().transfer())
        .isEqualTo(discardedOf(transfer));
    assertThat(records.disposable(10))
        .extracting(Records.Disposable::id)
        .containsExactly(file.id());
    assertThat(stores.accounts().revision()).isGreaterThan(before);
  }

  @Test
  void overdueUploads_areThoseWhoseTimeIsOver() {
    StoredTransfer transfer = opened();
    StoredTransfer other = opened();
    sent(other, added(other, "x"));

    assertThat(records.overdueUploads(Given.NOW, 10)).isEmpty();
    assertThat(records.overdueUploads(Given.NOW.plus(Given.RETENTION), 10))
        .containsExactly((Transfer.Uploading) transfer.transfer());
  }
}

package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.Delivery;
import org.junit.jupiter.api.Test;

class FileRecordsTest extends RecordsFixture {

  @Test
  void files_areListedInTheOrderOfTheirArrival_withTheirParts() {
    StoredTransfer transfer = opened();
    StoredFile zebra = added(transfer, "Zèbre.csv");
    StoredFile ant = added(transfer, "ant.csv");
    StoredFile whole = Given.complete(zebra, 268_435_456L, 1, 300);

    assertThat(records.updateFile(whole, List.of())).isTrue();

    assertThat(records.file(zebra.id())).contains(whole);
    assertThat(records.transfer(transfer.transfer().id()).orElseThrow().files())
        .containsExactly(whole, ant);
  }

  @Test
  void name_isUniqueWithinItsTransferOnly() {
    StoredTransfer one = opened();
    added(one, "a.csv");
    StoredFile removed = added(one, "b.csv");
    added(opened(), "a.csv");

    assertThat(records.addFile(given.file(one.transfer().id(), "a.csv"))).isFalse();
    assertThat(records.removeFile(removed.id(), List.of())).isTrue();
    assertThat(records.removeFile(removed.id(), List.of())).isFalse();
    assertThat(records.addFile(given.file(one.transfer().id(), "b.csv"))).isTrue();
  }

  @Test
  void renaming_toATakenName_changesNothing() {
    StoredTransfer transfer = opened();
    StoredFile a = added(transfer, "a.csv");
    StoredFile b = added(transfer, "b.csv");

    assertThat(records.updateFile(renamed(b, "a.csv"), List.of())).isFalse();
    assertThat(records.updateFile(renamed(b, "c.csv"), List.of())).isTrue();

    assertThat(records.transfer(transfer.transfer().id()).orElseThrow().files())
        .containsExactly(a, renamed(b, "c.csv"));
  }

  private static StoredFile renamed(StoredFile file, String name) {
    return new StoredFile(
        file.id(),
        file.transfer(),
        new FileName(name),
        file.announcedBytes(),
        file.parts(),
        file.sha256(),
        file.changedAt(),
        file.bytesAbsentAt());
  }

  @Test
  void file_isDisposable_onceItsLastDeliveryEnded_untilAbsenceIsVerified() {
    StoredTransfer transfer = opened();
    StoredFile file = Given.complete(added(transfer, "a.csv"), 700);
    records.updateFile(file, List.of());
    List<Delivery.Available> deliveries = sent(transfer, file);

    assertThat(records.disposable(10)).isEmpty();
    records.follow(Given.ended(deliveries.getFirst()), List.of());
    assertThat(records.disposable(10)).isEmpty();
    assertThat(records.expiredButStoredBytes(Given.NOW)).isZero();
    records.follow(Given.ended(deliveries.getLast()), List.of());
    assertThat(records.disposable(10))
        .extracting(Records.Disposable::id)
        .containsExactly(file.id());
    assertThat(records.expiredButStoredBytes(Given.NOW)).isEqualTo(700);
    assertThat(records.storedFiles()).containsExactly(file);

    LedgerEvent fact = new LedgerEvent.BytesAbsent(file.id(), 800);
    long before = entries();
    records.bytesAbsent(Map.of(file.id(), fact), Given.NOW.plusSeconds(60));
    records.bytesAbsent(Map.of(file.id(), fact), Given.NOW.plusSeconds(70));

    assertThat(records.disposable(10)).isEmpty();
    assertThat(records.storedFiles()).isEmpty();
    assertThat(records.expiredButStoredBytes(Given.NOW)).isZero();
    assertThat(records.file(file.id()).orElseThrow().bytesAbsentAt())
        .contains(Given.NOW.plusSeconds(60));
    assertThat(entries()).isEqualTo(before + 1);
  }

  @Test
  void expiredFile_countsAsStored_thoughNobodyHasEndedItsDeliveries() {
    StoredTransfer transfer = opened();
    StoredFile file = Given.complete(added(transfer, "a.csv"), 700);
    records.updateFile(file, List.of());
    sent(transfer, file);

    assertThat(records.expiredButStoredBytes(Given.NOW.plus(Given.RETENTION).minusNanos(1)))
        .isZero();
    assertThat(records.expiredButStoredBytes(Given.NOW.plus(Given.RETENTION))).isEqualTo(700);
  }
}

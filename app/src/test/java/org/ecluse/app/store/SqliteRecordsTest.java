package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.transfer.Records;
import org.ecluse.app.transfer.StoredFile;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.rules.FileName;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Numbers;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.ecluse.policy.transfer.Transition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRecordsTest {

  @TempDir Path temp;

  private final Given given = new Given();
  private final AccountRef sender = given.account();
  private Stores stores;
  private Records records;

  @BeforeEach
  void open() {
    stores = Given.stores(temp.resolve("home"));
    records = stores.records();
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private StoredTransfer opened() {
    StoredTransfer transfer = given.uploading(sender);
    records.open(transfer, List.of(openedFact(transfer)));
    return transfer;
  }

  private static LedgerEvent openedFact(StoredTransfer transfer) {
    Transfer.Uploading uploading = (Transfer.Uploading) transfer.transfer();
    return new LedgerEvent.TransferOpened(
        uploading.id(), uploading.sender(), uploading.discardAt());
  }

  private StoredFile added(StoredTransfer transfer, String name) {
    StoredFile file = given.file(transfer.transfer().id(), name);
    assertThat(records.addFile(file)).isTrue();
    return file;
  }

  /** A transfer that was sent, with one file and a delivery of it to each recipient. */
  private List<Delivery.Available> sent(StoredTransfer transfer, StoredFile file) {
    Transfer.Sent sent = sentOf(transfer);
    List<Delivery.Available> deliveries =
        sent.recipients().stream()
            .map(to -> given.delivery(sent.id(), file.id(), to, sent.expiresAt()))
            .toList();
    assertThat(records.send(sent, deliveries, List.of())).isTrue();
    return deliveries;
  }

  private static Transfer.Sent sentOf(StoredTransfer transfer) {
    return ((Transfer.Uploading) transfer.transfer()).sent(Given.NOW);
  }

  private static Transfer.Discarded discardedOf(StoredTransfer transfer) {
    Transfer uploading = transfer.transfer();
    return new Transfer.Discarded(
        uploading.id(),
        uploading.sender(),
        uploading.recipients(),
        EndReason.REVOKED,
        Given.NOW.plusSeconds(9));
  }

  private long entries() {
    return ((LedgerCheck.Intact) stores.ledger().verify()).entries();
  }

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
        file.parts(),
        file.sha256(),
        file.changedAt(),
        file.bytesAbsentAt());
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
    assertThat(records.disposable(10)).containsExactly(file);
    assertThat(stores.accounts().revision()).isGreaterThan(before);
  }

  @Test
  void overdueUploads_areThoseWhoseTimeIsOver() {
    StoredTransfer transfer = opened();
    StoredTransfer other = opened();
    sent(other, added(other, "x"));

    assertThat(records.overdueUploads(Given.NOW, 10)).isEmpty();
    assertThat(records.overdueUploads(Given.NOW.plus(Given.RETENTION), 10))
        .containsExactly(transfer.transfer().id());
  }

  @Test
  void inbox_holdsLiveDeliveriesOfOneRecipient_oldestFirst() {
    StoredTransfer transfer = opened();
    List<Delivery.Available> first = sent(transfer, added(transfer, "a.csv"));
    AccountRef recipient = first.getFirst().facts().recipient();

    assertThat(records.inbox(recipient)).containsExactly(first.getFirst());
    records.follow(Given.ended(first.getFirst()), List.of());
    assertThat(records.inbox(recipient)).isEmpty();
    assertThat(records.liveDeliveries()).containsExactly(first.getLast());
  }

  @Test
  void follow_movesForwardOnly() {
    StoredTransfer transfer = opened();
    Delivery.Available available = sent(transfer, added(transfer, "a.csv")).getFirst();
    Delivery.Claimed claimed = Given.claimed(available, 0, 10);
    Delivery.Claimed further = Given.claimed(claimed, 10, 20);
    List<LedgerEvent> fact = List.of(openedFact(transfer));
    long before = entries();

    assertThat(records.follow(available, fact)).isFalse();
    assertThat(records.follow(claimed, fact)).isTrue();
    assertThat(records.follow(further, fact)).as("the same claim").isFalse();
    assertThat(records.follow(available, fact)).isFalse();
    assertThat(records.delivery(available.facts().id())).contains(claimed);
    assertThat(records.follow(Given.ended(claimed), fact)).isTrue();
    assertThat(records.follow(Given.ended(claimed), fact)).isFalse();
    assertThat(records.follow(further, fact)).isFalse();

    assertThat(records.delivery(available.facts().id())).contains(Given.ended(claimed));
    assertThat(entries()).isEqualTo(before + 2);
  }

  @Test
  void follow_hearsOfEveryLapseAndReissue() {
    StoredTransfer transfer = opened();
    Delivery.Available available = sent(transfer, added(transfer, "a.csv")).getFirst();
    Delivery.Claimed claimed = Given.claimed(available, 0, 10);
    records.follow(claimed, List.of());
    Delivery lapsed = lapsed(claimed, Duration.ofHours(1));
    Delivery.Claimed renewed =
        Lifecycle.renew(claimed, Given.NOW.plusSeconds(9000), Numbers.DEFAULT);
    Delivery lapsedAgain = lapsed(renewed, Duration.ofHours(9));
    Delivery reissued = reissued(claimed);

    assertThat(records.follow(lapsed, List.of())).isTrue();
    assertThat(records.follow(lapsed, List.of())).isFalse();
    assertThat(records.follow(lapsedAgain, List.of())).isTrue();
    assertThat(records.follow(reissued, List.of())).isTrue();
    assertThat(records.follow(claimed, List.of())).isFalse();
    assertThat(records.follow(Given.claimed(reissued, 0, 10), List.of())).isTrue();
  }

  private static Delivery lapsed(Delivery delivery, Duration after) {
    return Lifecycle.passTime(delivery, Given.NOW.plus(after)).orElseThrow().next();
  }

  private static Delivery reissued(Delivery delivery) {
    Outcome<Transition> outcome = Lifecycle.reissue(delivery, Given.NOW, Numbers.DEFAULT);
    return switch (outcome) {
      case Outcome.Done<Transition>(Transition transition) -> transition.next();
      case Outcome.Refused<Transition> refused -> throw new IllegalStateException("" + refused);
    };
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
    assertThat(records.disposable(10)).containsExactly(file);
    assertThat(records.expiredButStoredBytes(Given.NOW)).isEqualTo(700);
    assertThat(records.storedFiles()).containsExactly(file);

    LedgerEvent fact = new LedgerEvent.BytesAbsent(file.id(), 800);
    long before = entries();
    records.bytesAbsent(file.id(), Given.NOW.plusSeconds(60), List.of(fact));
    records.bytesAbsent(file.id(), Given.NOW.plusSeconds(70), List.of(fact));

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

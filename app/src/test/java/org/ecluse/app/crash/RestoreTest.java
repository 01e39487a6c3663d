package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.ecluse.app.check.Finding;
import org.ecluse.app.check.Fsck;
import org.ecluse.app.store.HomeException;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Yesterday's copy of a store is put back over today's. */
@Tag("slow")
class RestoreTest {

  private static final Parcel TAKEN = parcel("taken today");
  private static final Parcel BEGUN = parcel("begun today");
  private static final Parcel UNTOUCHED = parcel("never touched");
  private static final Parcel NEW = parcel("sent today");
  private static final Refusal DELIVERED = Refusal.gone(EndReason.DELIVERED);

  @TempDir(factory = InMemory.class)
  Path folder;

  private Path home;
  private Path yesterday;
  private Path today;
  private Memory memory;
  private People people;

  private static Parcel parcel(String name) {
    return new Parcel(name, 40_000, "7d", List.of(People.ARS));
  }

  @BeforeEach
  void twoDays() {
    home = folder.resolve("home");
    yesterday = folder.resolve("yesterday");
    today = folder.resolve("today");
    memory = new Memory(People.START);
    people = People.settle(home);
    send(TAKEN, BEGUN, UNTOUCHED);
    people.transfers().anchor();
    people.close();
    Disk.copy(home, yesterday);

    memory.now = People.START.plus(Duration.ofDays(1));
    people = people.at(home, memory.now);
    ars().fetch(id(TAKEN));
    ars().readUntil(id(BEGUN), 10_000);
    send(NEW);
    people.transfers().anchor();
    people.close();
    Disk.copy(home, today);
  }

  @AfterEach
  void close() {
    people.close();
  }

  @Test
  void oldRecords_reviveNothing_andAreReported() throws IOException {
    putBack(yesterday, "records.db");
    open();

    assertThat(refused(people.transfers().take(people.who(People.ARS), id(TAKEN))))
        .isEqualTo(DELIVERED);
    assertThat(inbox()).contains(UNTOUCHED.fileName()).doesNotContain(TAKEN.fileName());
    assertThat(facts("reconciled")).singleElement().asString().contains("\"delivered\"");
    assertThat(facts("records_behind")).hasSize(1);
    assertThat(people.house.stores().ledger().verify())
        .isInstanceOfSatisfying(
            LedgerCheck.Broken.class,
            broken -> assertThat(broken.what()).contains("old copy of the records"));
    assertThat(kinds()).contains("ledger-damaged");
  }

  @Test
  void oldRecordsAndBlobs_reviveNothing_andTheOldBytesGo() throws IOException {
    putBack(yesterday, "records.db");
    Disk.delete(home.resolve("blobs"));
    Disk.copy(yesterday.resolve("blobs"), home.resolve("blobs"));
    open();
    people.transfers().sweep();

    assertThat(refused(people.transfers().take(people.who(People.ARS), id(TAKEN))))
        .isEqualTo(DELIVERED);
    assertThat(people.transfers().expiredButStoredBytes()).isZero();
    assertThat(people.house.stores().blobs().all()).hasSize(2);
  }

  @Test
  void whatOldRecordsDoNotKnow_isKept_untilTheRightOnesAreBack() throws IOException {
    putBack(yesterday, "records.db");
    open();
    people.transfers().sweep();
    assertThat(people.house.stores().vault().key(id(NEW))).isPresent();
    people.close();

    putBack(today, "records.db");
    open();
    people.transfers().anchor();

    assertThat(inbox()).contains(NEW.fileName());
    ars().fetch(id(NEW));
    assertThat(new Fsck(people.house.stores()).run()).isEmpty();
  }

  @Test
  void onceAccepted_theLedgerIsWholeAgain_andSaysWhatItLacks() throws IOException {
    putBack(yesterday, "records.db");
    open();
    assertThat(done(people.transfers().acceptRecords(people.house.console()))).isNotNull();
    assertThat(refused(people.transfers().acceptRecords(people.house.console())))
        .isInstanceOf(Refusal.Conflict.class);
    people.transfers().anchor();
    people.transfers().sweep();

    assertThat(people.house.stores().ledger().verify()).isInstanceOf(LedgerCheck.Intact.class);
    assertThat(people.house.stores().ledger().acceptedGaps()).isEqualTo(1);
    assertThat(people.house.stores().vault().key(id(NEW))).isEmpty();
    assertThat(new Fsck(people.house.stores()).run()).isEmpty();
    ars().fetch(id(UNTOUCHED));
  }

  @Test
  void anOldVault_revivesNothing_endsWhatWasBegun_andLeavesTheRest() throws IOException {
    putBack(yesterday, "vault/vault.db");
    open();

    assertThat(refused(people.transfers().take(people.who(People.ARS), id(TAKEN))))
        .isEqualTo(DELIVERED);
    assertThat(people.house.stores().vault().key(id(TAKEN))).isEmpty();
    assertThat(refused(people.transfers().take(people.who(People.ARS), id(BEGUN))))
        .isEqualTo(Refusal.gone(EndReason.REVOKED));
    assertThat(refused(people.transfers().take(people.who(People.ARS), id(NEW))))
        .isInstanceOf(Refusal.Damaged.class);
    assertThat(facts("vault_behind")).hasSize(1);
    assertThat(facts("stores_disagree")).isNotEmpty();
    assertThat(kinds()).containsOnly("not-in-vault");
    ars().fetch(id(UNTOUCHED));
    send(parcel("afterwards"));
  }

  @Test
  void aDeletedVaultDatabase_isReported_andNewTransfersGoOn() throws IOException {
    Files.delete(home.resolve("vault/vault.db"));
    open();

    for (Parcel parcel : List.of(BEGUN, UNTOUCHED, NEW)) {
      assertThat(refused(people.transfers().take(people.who(People.ARS), id(parcel))))
          .isInstanceOf(Refusal.Damaged.class);
    }
    assertThat(facts("vault_behind")).hasSize(1);
    Parcel after = parcel("afterwards");
    send(after);
    ars().fetch(id(after));
  }

  @Test
  void whatTheVaultNeverHeardOf_canBeRevoked() throws IOException {
    putBack(yesterday, "vault/vault.db");
    open();

    assertThat(done(people.transfers().revoke(people.house.console(), id(NEW))).state())
        .isEqualTo("revoked");
    people.transfers().sweep();

    assertThat(new Fsck(people.house.stores()).run()).isEmpty();
    assertThat(people.transfers().expiredButStoredBytes()).isZero();
  }

  @Test
  void aDeletedVault_isRefused() throws IOException {
    Disk.delete(home.resolve("vault"));

    assertThatThrownBy(this::open).isInstanceOf(HomeException.class);
  }

  private void send(Parcel... parcels) {
    Sender sender = new Sender(people, memory);
    for (Parcel parcel : parcels) {
      sender.upload(parcel, parcel.sizeBytes());
      sender.send(parcel);
    }
  }

  private void putBack(Path from, String file) throws IOException {
    Disk.replace(from.resolve(file), home.resolve(file));
  }

  private void open() {
    people = people.at(home, memory.now);
  }

  private Recipient ars() {
    return new Recipient(people, memory, People.ARS);
  }

  private DeliveryId id(Parcel parcel) {
    return Objects.requireNonNull(memory.offered.get(parcel.name() + " for " + People.ARS));
  }

  private List<String> inbox() {
    return done(people.transfers().inbox(people.who(People.ARS))).stream()
        .map(DeliveryView::name)
        .toList();
  }

  private List<String> kinds() {
    return new Fsck(people.house.stores()).run().stream().map(Finding::kind).distinct().toList();
  }

  private List<String> facts(String type) {
    return Facts.of(people.house, type);
  }
}

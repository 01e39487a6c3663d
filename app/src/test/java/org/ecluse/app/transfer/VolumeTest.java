package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.ReleaseLimits;
import org.ecluse.policy.rules.ReleaseLimits.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever fetches more than is usual within an hour gets no further. */
class VolumeTest {

  private static final Flow MUCH = new Flow(1_000, 1L << 40);
  private static final AccountId ARS = new AccountId("ars-idf");

  @TempDir Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    open(new ReleaseLimits(MUCH, new Flow(3, 1_000_000)));
  }

  private void open(ReleaseLimits limits) {
    house = new TestHouse(folder.resolve("home"), new MovableClock(TestHouse.START), limits);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void fetch(String who, DeliveryView delivery) {
    try (OutgoingFile file = take(who, delivery)) {
      read(file, 0, (int) delivery.sizeBytes());
      file.confirm();
    }
  }

  private OutgoingFile take(String who, DeliveryView delivery) {
    return done(
        house.transfers.take(house.account(who, Role.RECIPIENT, "k", Door.SFTP), delivery.id()));
  }

  private Refusal tryToFetch(String who, DeliveryView delivery) {
    try (OutgoingFile file = take(who, delivery)) {
      Outcome<Integer> answer = file.read(0, ByteBuffer.allocate(100));
      return refused(answer);
    }
  }

  private DeliveryView sendTo(String who, int size) {
    house.account(who, Role.RECIPIENT, "k", Door.SFTP);
    TransferView transfer = done(house.transfers.begin(house.sender(), NewTransfer.to(who)));
    house.upload(transfer, "export.csv", content(size, 1));
    return done(house.transfers.send(house.sender(), transfer.id())).deliveries().getFirst();
  }

  private long facts(String type) {
    long[] count = {0};
    house
        .stores
        .ledger()
        .forEach(entry -> count[0] += entry.json().contains("\"type\":\"" + type + "\"") ? 1 : 0);
    return count[0];
  }

  private static void assertFrozen(Refusal refusal) {
    assertThat(refusal).isInstanceOf(Refusal.Busy.class);
    assertThat(((Refusal.Busy) refusal).reason().orElse("")).contains("an administrator");
  }

  @Test
  void moreFilesThanUsual_freezeTheirRecipient_andNobodyElse_acrossARestart() {
    for (int i = 0; i < 3; i++) {
      fetch("ars-idf", sendTo("ars-idf", 10));
    }
    DeliveryView fourth = sendTo("ars-idf", 10);
    assertFrozen(tryToFetch("ars-idf", fourth));
    assertFrozen(tryToFetch("ars-idf", fourth));
    fetch("cpam-75", sendTo("cpam-75", 10));
    assertThat(facts("recipient_frozen")).isEqualTo(1);
    assertThat(facts("delivery_claimed")).isEqualTo(4);

    MovableClock clock = house.clock;
    house.close();
    clock.advance(Duration.ofHours(5));
    house = new TestHouse(folder.resolve("home"), clock, ReleaseLimits.DEFAULT);
    assertFrozen(tryToFetch("ars-idf", fourth));

    assertThat(refused(house.transfers.unfreeze(house.sender(), Optional.of(ARS)))).isNotNull();
    done(house.transfers.unfreeze(house.admin(), Optional.of(ARS)));
    fetch("ars-idf", fourth);
    assertThat(facts("recipient_unfrozen")).isEqualTo(1);
    assertThat(refused(house.transfers.unfreeze(house.admin(), Optional.of(ARS))))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void moreBytesThanUsual_areNotLetOut() {
    fetch("ars-idf", sendTo("ars-idf", 600_000));
    assertFrozen(tryToFetch("ars-idf", sendTo("ars-idf", 600_000)));
  }

  @Test
  void moreThanUsualOfAllTogether_freezesEverybody_untilAnAdminHasLooked() {
    house.close();
    open(new ReleaseLimits(new Flow(2, 1L << 40), MUCH));
    fetch("ars-idf", sendTo("ars-idf", 10));
    fetch("cpam-75", sendTo("cpam-75", 10));
    DeliveryView third = sendTo("cpam-75", 10);
    assertFrozen(tryToFetch("cpam-75", third));
    assertFrozen(tryToFetch("ars-idf", sendTo("ars-idf", 10)));
    assertThat(facts("releases_frozen")).isEqualTo(1);

    done(house.transfers.unfreeze(house.admin(), Optional.empty()));
    fetch("cpam-75", third);
    assertThat(facts("releases_unfrozen")).isEqualTo(1);
  }

  @Test
  void whatIsFetchedOverMoreThanAnHour_isNotUnusual() {
    for (int i = 0; i < 9; i++) {
      fetch("ars-idf", sendTo("ars-idf", 10));
      house.clock.advance(Duration.ofMinutes(25));
    }
  }

  @Test
  void oneDelivery_countsOnce_howeverOftenItsLineBreaks() {
    DeliveryView delivery = sendTo("ars-idf", 100_000);
    for (int i = 0; i < 20; i++) {
      try (OutgoingFile file = take("ars-idf", delivery)) {
        assertThat(read(file, i * 100L, 100)).hasSize(100);
      }
    }
  }

  @Test
  void aFrozenRefusal_costsNoBudget_howeverOftenItIsTried() {
    for (int i = 0; i < 3; i++) {
      fetch("ars-idf", sendTo("ars-idf", 10));
    }
    DeliveryView big = sendTo("ars-idf", 500_000);
    for (int i = 0; i < 50; i++) {
      assertFrozen(tryToFetch("ars-idf", big));
    }
    done(house.transfers.unfreeze(house.admin(), Optional.of(ARS)));
    fetch("ars-idf", big);
    assertThat(done(house.transfers.look(house.admin(), big.id())).state()).isEqualTo("delivered");
  }
}

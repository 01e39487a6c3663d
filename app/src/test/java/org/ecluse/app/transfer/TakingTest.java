package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Range;
import org.junit.jupiter.api.Test;

/** What a recipient does with a delivery when all goes well. */
class TakingTest extends TakingFixture {

  @Test
  void aWholeCopy_isDeliveredOnce_andNothingStays() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");

    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    assertThat(read(reader, 0, SIZE)).isEqualTo(content);
    reader.confirm();
    house.transfers.sweep();

    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
    assertThat(done(house.transfers.inbox(ars))).isEmpty();
    assertThat(house.stores.vault().key(delivery.id())).isEmpty();
    assertThat(house.transfers.expiredButStoredBytes()).isZero();
    assertThat(house.stores.ledger().verify()).isInstanceOf(LedgerCheck.Intact.class);
  }

  @Test
  void whatWasReadAheadAndTakenBack_costsNothing_howeverOften() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    int half = SIZE / 2;
    for (int line = 0; line < 10; line++) {
      OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
      read(reader, 0, half);
      reader.takeBack(new Range(0, half));
      reader.close();
    }

    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    assertThat(read(reader, 0, SIZE)).isEqualTo(content);
    reader.confirm();
    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }

  @Test
  void aCopyWhoseEndWasTakenBack_isNotDeliveredWhenItsLeaseEnds() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    read(reader, 0, SIZE - 1_000);
    read(reader, SIZE - 1_000, 1_000);
    reader.takeBack(new Range(SIZE - 1_000, SIZE));
    reader.close();

    house.clock.advance(Duration.ofMinutes(16));
    house.transfers.sweep();

    assertThat(done(house.transfers.look(ars, delivery.id())).state()).isEqualTo("claimed");
  }

  @Test
  void looking_isFree() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");

    done(house.transfers.take(ars, delivery.id())).confirm();
    done(house.transfers.take(ars, delivery.id())).close();
    done(done(house.transfers.take(ars, delivery.id())).read(SIZE, ByteBuffer.allocate(10)));

    assertThat(done(house.transfers.look(ars, delivery.id())).state()).isEqualTo("available");
  }

  @Test
  void aCopyThatLeftWhole_butWasNeverClosed_isDeliveredWhenItsLeaseEnds() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    read(reader, 0, SIZE);
    reader.close();

    house.clock.advance(Duration.ofMinutes(16));
    house.transfers.sweep();

    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }

  @Test
  void acknowledging_endsItNow_andAgainIsTheSameAnswer() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    read(reader, 0, SIZE);

    assertThat(done(house.transfers.acknowledge(ars, delivery.id())).state())
        .isEqualTo("delivered");
    assertThat(done(house.transfers.acknowledge(ars, delivery.id())).state())
        .isEqualTo("delivered");
    reader.close();
  }

  @Test
  void anOpening_waitsForTheAcknowledgementOfACopyThatJustLeft() throws Exception {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    read(reader, 0, SIZE);
    reader.awaitAcknowledgement();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = pool.submit(() -> house.transfers.take(ars, delivery.id()));
      reader.confirm();
      assertThat(refused(second.get())).isEqualTo(DELIVERED);
    }
  }

  @Test
  void strangers_findNothing() {
    DeliveryView delivery = house.send(content);
    Caller stranger = house.account("cpam-75", Role.RECIPIENT, "key-9", Door.SFTP);

    assertThat(refused(house.transfers.take(stranger, delivery.id())))
        .isEqualTo(Refusal.notFound());
    assertThat(refused(house.transfers.look(stranger, delivery.id())))
        .isEqualTo(Refusal.notFound());
    assertThat(refused(house.transfers.take(house.sender(), delivery.id())))
        .isEqualTo(Refusal.notFound());
    assertThat(refused(house.transfers.take(house.admin(), delivery.id())))
        .isEqualTo(Refusal.notFound());
  }
}

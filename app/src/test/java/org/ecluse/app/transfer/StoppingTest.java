package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.Test;

/** A delivery that ends while somebody reads it, or while nobody does. */
class StoppingTest extends TakingFixture {

  @Test
  void revoking_stopsARunningReader_atOnce() {
    DeliveryView delivery = house.send(content);
    OutgoingFile reader = done(house.transfers.take(house.recipient("key-1"), delivery.id()));
    read(reader, 0, 1_000);
    AtomicInteger stops = new AtomicInteger();
    reader.onStop(stops::incrementAndGet);

    done(house.transfers.revoke(house.sender(), delivery.id()));

    assertThat(stops).hasValue(1);
    assertThat(refused(reader.read(1_000, ByteBuffer.allocate(10))))
        .isEqualTo(Refusal.gone(EndReason.REVOKED));
    assertThat(house.stores.vault().key(delivery.id())).isEmpty();
  }

  @Test
  void aWithdrawnCredential_stopsItsReader_atTheNextLook() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    read(reader, 0, 1_000);
    AtomicInteger stops = new AtomicInteger();
    reader.onStop(stops::incrementAndGet);

    house.withdrawn.add(ars.grant());
    house.transfers.recheck();

    assertThat(stops).hasValue(1);
    assertThat(refused(reader.read(1_000, ByteBuffer.allocate(10))))
        .isEqualTo(new Refusal.Unauthenticated());
  }

  /** The look came after the opening was allowed and before there was anything to stop. */
  @Test
  void aCredentialWithdrawnBeforeTheFirstRead_readsNothing() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));

    house.withdrawn.add(ars.grant());
    house.transfers.recheck();

    assertThat(refused(reader.read(0, ByteBuffer.allocate(10))))
        .isEqualTo(new Refusal.Unauthenticated());
    assertThat(done(house.transfers.look(house.sender(), delivery.id())).state())
        .isEqualTo("available");
  }

  @Test
  void expiry_isCheckedWhenTheKeyIsUsed_alsoWithoutASweeper() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    read(reader, 0, 1_000);

    house.clock.advance(Duration.ofDays(3));

    assertThat(refused(reader.read(1_000, ByteBuffer.allocate(10))))
        .isEqualTo(Refusal.gone(EndReason.EXPIRED));
    assertThat(refused(house.transfers.take(ars, delivery.id())))
        .isEqualTo(Refusal.gone(EndReason.EXPIRED));
    assertThat(house.stores.vault().key(delivery.id())).isEmpty();
  }

  @Test
  void theSweeper_endsWhatNobodyTouches() {
    DeliveryView delivery = house.send(content);

    house.clock.advance(Duration.ofDays(4));
    assertThat(house.transfers.expiredButStoredBytes()).isPositive();
    SweepReport report = house.transfers.sweep();

    assertThat(report).isEqualTo(new SweepReport(1, 0, 0));
    assertThat(house.transfers.expiredButStoredBytes()).isZero();
    assertThat(house.stores.vault().key(delivery.id())).isEmpty();
    assertThat(house.stores.epochKeys().epochs()).doesNotContain("2026-11-23");
  }
}

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ecluse.app.store.LedgerCheck;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakingTest {

  private static final int SIZE = 3_000_001;
  private static final Refusal DELIVERED = Refusal.gone(EndReason.DELIVERED);

  @TempDir Path folder;
  private TestHouse house;
  private final byte[] content = content(SIZE, 1);

  @BeforeEach
  void open() {
    house = new TestHouse(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    house.close();
  }

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
  void looking_isFree() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");

    done(house.transfers.take(ars, delivery.id())).confirm();
    done(house.transfers.take(ars, delivery.id())).close();
    done(done(house.transfers.take(ars, delivery.id())).read(SIZE, ByteBuffer.allocate(10)));

    assertThat(done(house.transfers.look(ars, delivery.id())).state()).isEqualTo("available");
  }

  @Test
  void aBrokenLine_isResumedByItsIdentity_andThenDelivered() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile first = done(house.transfers.take(ars, delivery.id()));
    read(first, 0, 2_000_000);
    first.close();

    OutgoingFile second = done(house.transfers.take(ars, delivery.id()));
    byte[] rest = read(second, 1_500_000, SIZE - 1_500_000);
    second.confirm();

    assertThat(rest).isEqualTo(Arrays.copyOfRange(content, 1_500_000, SIZE));
    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }

  @Test
  void aResumeBeforeTheDeadLineIsNoticed_deliversToo() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    OutgoingFile dead = done(house.transfers.take(ars, delivery.id()));
    read(dead, 0, 2_000_000);

    OutgoingFile second = done(house.transfers.take(ars, delivery.id()));
    read(second, 1_500_000, SIZE - 1_500_000);
    second.confirm();
    dead.close();

    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }

  @Test
  void anotherIdentity_isRefused_untilAReissue() {
    DeliveryView delivery = house.send(content);
    OutgoingFile vanished = done(house.transfers.take(house.recipient("key-1"), delivery.id()));
    read(vanished, 0, 1_000_000);
    Caller other = house.recipient("key-2");
    OutgoingFile refusedReader = done(house.transfers.take(other, delivery.id()));

    assertThat(refused(refusedReader.read(0, ByteBuffer.allocate(10))))
        .isEqualTo(new Refusal.Claimed());
    done(house.transfers.reissue(house.sender(), delivery.id()));

    assertThat(refused(vanished.read(2_000_000, ByteBuffer.allocate(10))))
        .isEqualTo(new Refusal.Claimed());
    OutgoingFile reader = done(house.transfers.take(other, delivery.id()));
    assertThat(read(reader, 0, SIZE)).isEqualTo(content);
    reader.confirm();
    assertThat(refused(house.transfers.take(other, delivery.id()))).isEqualTo(DELIVERED);
    vanished.close();
  }

  @Test
  void whatAReaderOfAFreedClaimLeaves_isNotTheNextOnesToRead() {
    DeliveryView delivery = house.send(content);
    OutgoingFile freed = done(house.transfers.take(house.recipient("key-1"), delivery.id()));
    read(freed, 0, 10);
    done(house.transfers.reissue(house.sender(), delivery.id()));
    Caller next = house.recipient("key-2");
    OutgoingFile first = done(house.transfers.take(next, delivery.id()));
    long total = read(first, 0, 10).length;

    freed.close();
    first.close();
    ByteBuffer buffer = ByteBuffer.allocate(SIZE - 1);
    Outcome<OutgoingFile> opened = house.transfers.take(next, delivery.id());
    while (opened instanceof Outcome.Done<OutgoingFile>(OutgoingFile reader)) {
      while (buffer.hasRemaining()
          && reader.read(buffer.position(), buffer) instanceof Outcome.Done<Integer>) {}
      total += buffer.position();
      reader.close();
      buffer.clear();
      opened = house.transfers.take(next, delivery.id());
    }

    assertThat(total).isEqualTo(2L * SIZE);
    assertThat(refused(opened)).isEqualTo(Refusal.gone(EndReason.SPENT));
  }

  @Test
  void abortingAtTheLastByte_againAndAgain_gainsTheSlackOnce() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    long total = 0;
    Refusal end = null;
    for (int round = 0; round < 50 && end == null; round++) {
      Outcome<OutgoingFile> opened = house.transfers.take(ars, delivery.id());
      if (opened instanceof Outcome.Refused<OutgoingFile>(Refusal refusal)) {
        end = refusal;
        break;
      }
      OutgoingFile reader = done(opened);
      ByteBuffer buffer = ByteBuffer.allocate(SIZE - 1);
      while (buffer.hasRemaining()) {
        Outcome<Integer> count = reader.read(buffer.position(), buffer);
        if (!(count instanceof Outcome.Done<Integer>)) {
          break;
        }
      }
      total += buffer.position();
      reader.close();
    }

    assertThat(end).isEqualTo(Refusal.gone(EndReason.SPENT));
    assertThat(total).isEqualTo(2L * SIZE);
  }

  @Test
  void parallelSegments_ofOneIdentity_completeOneCopy() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    int half = SIZE / 2;
    OutgoingFile left = done(house.transfers.take(ars, delivery.id()));
    OutgoingFile right = done(house.transfers.take(ars, delivery.id()));
    byte[] copy = new byte[SIZE];
    for (int at = 0; at < half; at += 100_000) {
      int length = Math.min(100_000, half - at);
      System.arraycopy(read(left, at, length), 0, copy, at, length);
      System.arraycopy(read(right, half + at, length), 0, copy, half + at, length);
    }
    copy[SIZE - 1] = read(right, SIZE - 1, 1)[0];

    left.confirm();
    assertThat(done(house.transfers.look(ars, delivery.id())).state()).isEqualTo("claimed");
    right.confirm();

    assertThat(copy).isEqualTo(content);
    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }

  @Test
  void racedFirstReads_haveOneWinner() throws Exception {
    for (int round = 0; round < 5; round++) {
      DeliveryView delivery = house.send(content(50_000, round));
      int identities = 20;
      CyclicBarrier barrier = new CyclicBarrier(identities);
      AtomicInteger winners = new AtomicInteger();
      AtomicLong bytes = new AtomicLong();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < identities; i++) {
        Caller caller = house.recipient("key-" + i);
        tasks.add(
            () -> {
              OutgoingFile reader = done(house.transfers.take(caller, delivery.id()));
              barrier.await();
              ByteBuffer buffer = ByteBuffer.allocate(50_000);
              boolean won = reader.read(0, buffer) instanceof Outcome.Done<Integer>;
              winners.addAndGet(won ? 1 : 0);
              bytes.addAndGet(buffer.position());
              return won;
            });
      }
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var result : pool.invokeAll(tasks)) {
          result.get();
        }
      }
      assertThat(winners).hasValue(1);
      assertThat(bytes).hasValue(50_000);
    }
  }

  @Test
  void afterARestart_theSameIdentityGoesOn_andOthersDoNot() {
    DeliveryView delivery = house.send(content);
    OutgoingFile lost = done(house.transfers.take(house.recipient("key-1"), delivery.id()));
    read(lost, 0, 1_200_000);
    house.close();
    house = new TestHouse(folder.resolve("home"), house.clock, Rules.DEFAULT);

    OutgoingFile other = done(house.transfers.take(house.recipient("key-2"), delivery.id()));
    assertThat(refused(other.read(0, ByteBuffer.allocate(1)))).isEqualTo(new Refusal.Claimed());
    Caller ars = house.recipient("key-1");
    OutgoingFile reader = done(house.transfers.take(ars, delivery.id()));
    byte[] rest = read(reader, 1_200_000, SIZE - 1_200_000);
    reader.confirm();

    assertThat(rest).isEqualTo(Arrays.copyOfRange(content, 1_200_000, SIZE));
    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }

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

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.EndReason;
import org.junit.jupiter.api.Test;

/** One copy leaves, to one identity, whatever is tried. */
class OneCopyTest extends TakingFixture {

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
}

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.RangeSet;
import org.junit.jupiter.api.Test;

/** A broken line loses nothing. */
class ResumingTest extends TakingFixture {

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

  /** A segment of a parallel download asks for more than is its own and leaves without that. */
  @Test
  void whatAGoodbyeLeavesUnread_isMissing_untilAnotherHasIt() {
    DeliveryView delivery = house.send(content);
    Caller ars = house.recipient("key-1");
    int half = SIZE / 2;
    OutgoingFile left = done(house.transfers.take(ars, delivery.id()));
    read(left, 0, SIZE);
    OutgoingFile right = done(house.transfers.take(ars, delivery.id()));

    left.confirmExcept(RangeSet.of(half, SIZE + 1));
    assertThat(done(house.transfers.look(ars, delivery.id())).state()).isEqualTo("claimed");
    read(right, half, SIZE - half);
    right.confirmExcept(RangeSet.EMPTY);

    assertThat(refused(house.transfers.take(ars, delivery.id()))).isEqualTo(DELIVERED);
  }
}

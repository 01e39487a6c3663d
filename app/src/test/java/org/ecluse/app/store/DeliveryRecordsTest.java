package org.ecluse.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecluse.app.transfer.StoredTransfer;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Numbers;
import org.ecluse.policy.transfer.Transition;
import org.junit.jupiter.api.Test;

class DeliveryRecordsTest extends RecordsFixture {

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
        Lifecycle.renew(claimed, Moment.of(Given.NOW.plusSeconds(9000)), Numbers.DEFAULT);
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
    return Lifecycle.passTime(delivery, Moment.of(Given.NOW.plus(after))).orElseThrow().next();
  }

  private static Delivery reissued(Delivery delivery) {
    Outcome<Transition> outcome = Lifecycle.reissue(delivery, Given.NOW, Numbers.DEFAULT);
    return switch (outcome) {
      case Outcome.Done<Transition>(Transition transition) -> transition.next();
      case Outcome.Refused<Transition> refused -> throw new IllegalStateException("" + refused);
    };
  }
}

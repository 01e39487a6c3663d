package org.ecluse.policy.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.transfer.Fixtures.ALICE;
import static org.ecluse.policy.transfer.Fixtures.BOB;
import static org.ecluse.policy.transfer.Fixtures.EXPIRY;
import static org.ecluse.policy.transfer.Fixtures.NOON;
import static org.ecluse.policy.transfer.Fixtures.NUMBERS;
import static org.ecluse.policy.transfer.Fixtures.SIZE;
import static org.ecluse.policy.transfer.Fixtures.alone;
import static org.ecluse.policy.transfer.Fixtures.available;
import static org.ecluse.policy.transfer.Fixtures.block;
import static org.ecluse.policy.transfer.Fixtures.done;
import static org.ecluse.policy.transfer.Fixtures.facts;
import static org.ecluse.policy.transfer.Fixtures.reserve;
import static org.ecluse.policy.transfer.Fixtures.resumed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.Delivery.Available;
import org.ecluse.policy.transfer.Delivery.Claimed;
import org.ecluse.policy.transfer.Delivery.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

  private static final Instant LEASE_END = NOON.plus(NUMBERS.lease());

  @Test
  void theFirstReservation_claimsAndSaysSo() {
    Transition claim =
        done(Lifecycle.reserve(available(), ALICE, block(0, 10), Moment.of(NOON), NUMBERS));

    assertThat(claim.event()).contains(new LedgerEvent.DeliveryClaimed(facts().id(), ALICE));
    Claimed claimed = (Claimed) claim.next();
    assertThat(claimed.claim().identity()).isEqualTo(ALICE);
    assertThat(claimed.budget().remainingBytes()).isEqualTo(SIZE + 100 - 10);
  }

  @Test
  void anotherIdentity_isRefused_alsoAfterTheLease() {
    Claimed claimed = reserve(available(), block(0, 10));

    assertThat(Lifecycle.reserve(claimed, BOB, block(0, 10), Moment.of(NOON), NUMBERS))
        .isEqualTo(Outcome.refused(new Refusal.Claimed()));
    assertThat(
            Lifecycle.reserve(
                claimed, BOB, block(0, 10), Moment.of(LEASE_END.plusSeconds(1)), NUMBERS))
        .isEqualTo(Outcome.refused(new Refusal.Claimed()));
  }

  @Test
  void theClaimingIdentity_resumesAfterItsLease_andRenewsIt() {
    Claimed claimed = reserve(available(), block(0, 10));
    Instant later = LEASE_END.plusSeconds(1);

    Transition resumed =
        done(Lifecycle.reserve(claimed, ALICE, block(10, 20), Moment.of(later), NUMBERS));

    assertThat(((Claimed) resumed.next()).claim().lease().hasEnded(later)).isFalse();
    assertThat(resumed.event()).isEmpty();
  }

  @Test
  void readingAtTheExpiry_endsIt() {
    Transition end =
        done(Lifecycle.reserve(available(), ALICE, block(0, 10), Moment.of(EXPIRY), NUMBERS));

    assertThat(end.next()).isEqualTo(new Ended(facts(), EndReason.EXPIRED, EXPIRY));
    assertThat(end.event())
        .contains(new LedgerEvent.DeliveryEnded(facts().id(), EndReason.EXPIRED, 0));
  }

  @Test
  void aBlockOverTheBudget_isCutToIt_andTheNextOneSpends() {
    Claimed once = reserve(available(), block(0, SIZE));
    Block again = block(0, SIZE);

    assertThat(Lifecycle.granted(once, again)).isEqualTo(new Range(0, 100));
    Claimed twice = reserve(once, again);
    assertThat(twice.budget().remainingBytes()).isZero();
    Transition spent = done(Lifecycle.reserve(twice, ALICE, again, Moment.of(NOON), NUMBERS));
    assertThat(spent.next()).isEqualTo(new Ended(facts(), EndReason.SPENT, NOON));
    assertThat(spent.event())
        .contains(new LedgerEvent.DeliveryEnded(facts().id(), EndReason.SPENT, SIZE));
  }

  @Test
  void credit_isUsedUpBeforeTheBudget() {
    Claimed once = reserve(available(), block(0, 500));
    Block withCredit = new Block(new Range(500, 600), new Start.GoesOn(), 70);

    assertThat(reserve(once, withCredit).budget().remainingBytes())
        .isEqualTo(once.budget().remainingBytes() - 30);
  }

  @Test
  void withCreditLeft_anEmptyBudgetIsNotSpent() {
    Claimed empty = reserve(reserve(available(), block(0, SIZE)), block(0, 100));
    Block credit = new Block(new Range(0, 50), new Start.GoesOn(), 20);

    Transition transition = done(Lifecycle.reserve(empty, ALICE, credit, Moment.of(NOON), NUMBERS));

    assertThat(transition.next()).isInstanceOf(Claimed.class);
    assertThat(Lifecycle.granted(empty, credit)).isEqualTo(new Range(0, 20));
  }

  @Test
  void theTotalOfAllGrants_neverExceedsTheBudget_howeverOftenOneAborts() {
    Delivery state = available();
    long total = 0;
    for (int round = 0; round < 200 && state instanceof Delivery.Live live; round++) {
      Block wish = resumed(0, SIZE - 1);
      total += Lifecycle.granted(live, wish).lengthBytes();
      state = done(Lifecycle.reserve(state, ALICE, wish, Moment.of(NOON), NUMBERS)).next();
      if (state instanceof Claimed claimed) {
        RangeSet handed = RangeSet.of(0, Lifecycle.granted(live, wish).end());
        state = Lifecycle.drop(claimed, alone(handed, handed), List.of(), NOON).next();
      }
    }

    assertThat(state).isEqualTo(new Ended(facts(), EndReason.SPENT, NOON));
    assertThat(total).isEqualTo(SIZE + NUMBERS.slackBytes());
  }

  @Test
  void closingAfterEveryByte_delivers() {
    Claimed claimed = reserve(available(), block(0, SIZE));
    RangeSet all = RangeSet.of(0, SIZE);

    Transition end = Lifecycle.confirm(claimed, alone(all, all), NOON);

    assertThat(end.next()).isEqualTo(new Ended(facts(), EndReason.DELIVERED, NOON));
  }

  @Test
  void closingOneByteShort_keepsIt() {
    Claimed claimed = reserve(available(), block(0, SIZE));

    Transition kept =
        Lifecycle.confirm(claimed, alone(RangeSet.of(0, SIZE - 1), RangeSet.of(0, SIZE)), NOON);

    assertThat(kept.next()).isInstanceOf(Claimed.class);
    assertThat(kept.event()).isEmpty();
  }

  @Test
  void aLineThatDies_afterEveryByte_keepsIt_untilTheLeaseEnds() {
    RangeSet all = RangeSet.of(0, SIZE);
    Claimed claimed = reserve(available(), block(0, SIZE));

    Delivery dropped = Lifecycle.drop(claimed, alone(all, all), List.of(), NOON).next();

    assertThat(dropped).isInstanceOf(Claimed.class);
    assertThat(Lifecycle.passTime(dropped, Moment.of(LEASE_END.minusMillis(1)))).isEmpty();
    assertThat(Lifecycle.passTime(dropped, Moment.of(LEASE_END)).orElseThrow().next())
        .isEqualTo(new Ended(facts(), EndReason.DELIVERED, LEASE_END));
  }

  @Test
  void aDeadLineNoticedLate_completesWhatItsSuccessorTook() {
    RangeSet first = RangeSet.of(0, 600);
    RangeSet second = RangeSet.of(500, SIZE);
    Claimed both = reserve(reserve(available(), block(0, 600)), block(500, SIZE));
    Claimed confirmed =
        (Claimed) Lifecycle.confirm(both, new Reading(second, second, first), NOON).next();

    Transition late = Lifecycle.drop(confirmed, alone(first, first), List.of(500L), NOON);

    assertThat(late.next()).isEqualTo(new Ended(facts(), EndReason.DELIVERED, NOON));
  }

  @Test
  void anIncompleteClaim_whoseLeaseEnds_isReportedOnce() {
    Claimed claimed = reserve(available(), block(0, 10));

    Transition reported = Lifecycle.passTime(claimed, Moment.of(LEASE_END)).orElseThrow();

    assertThat(reported.event()).contains(new LedgerEvent.LeaseLapsed(facts().id()));
    assertThat(Lifecycle.passTime(reported.next(), Moment.of(LEASE_END.plusSeconds(60)))).isEmpty();
  }

  @Test
  void expiryComesBeforeTheLease() {
    Claimed complete = reserve(available(), block(0, SIZE));

    assertThat(Lifecycle.passTime(complete, Moment.of(EXPIRY)).orElseThrow().next())
        .isEqualTo(new Ended(facts(), EndReason.EXPIRED, EXPIRY));
  }

  @Test
  void acknowledging_isForTheClaimingIdentity() {
    Claimed claimed = reserve(available(), block(0, 10));

    assertThat(Lifecycle.acknowledge(claimed, BOB, NOON))
        .isEqualTo(Outcome.refused(new Refusal.Claimed()));
    assertThat(done(Lifecycle.acknowledge(claimed, ALICE, NOON)).next())
        .isEqualTo(new Ended(facts(), EndReason.DELIVERED, NOON));
  }

  @Test
  void acknowledgingAgain_changesNothing() {
    Ended delivered = new Ended(facts(), EndReason.DELIVERED, NOON);

    assertThat(done(Lifecycle.acknowledge(delivered, ALICE, NOON)))
        .isEqualTo(new Transition(delivered, Optional.empty()));
  }

  @Test
  void aReissue_givesAFreshBudgetToAnybody_once() {
    Claimed claimed = reserve(available(), block(0, SIZE));

    Transition reissued = done(Lifecycle.reissue(claimed, NOON, NUMBERS));

    assertThat(reissued.event()).contains(new LedgerEvent.DeliveryReissued(facts().id(), 1));
    assertThat(((Available) reissued.next()).budget())
        .isEqualTo(Budget.fresh(SIZE, NUMBERS.slackBytes()));
    Transition byBob =
        done(Lifecycle.reserve(reissued.next(), BOB, block(0, 1), Moment.of(NOON), NUMBERS));
    assertThat(Lifecycle.reissue(byBob.next(), NOON, NUMBERS))
        .isEqualTo(Outcome.refused(Refusal.forbidden("max_reissues")));
  }

  @Test
  void anUnreadDelivery_isNotReissued() {
    assertThat(Lifecycle.reissue(available(), NOON, NUMBERS)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aReissueAfterTheExpiry_endsIt() {
    Claimed claimed = reserve(available(), block(0, 10));

    assertThat(done(Lifecycle.reissue(claimed, EXPIRY, NUMBERS)).next())
        .isEqualTo(new Ended(facts(), EndReason.EXPIRED, EXPIRY));
  }

  @ParameterizedTest
  @EnumSource(EndReason.class)
  void nothingBringsAnEndedDeliveryBack(EndReason reason) {
    Ended ended = new Ended(facts(), reason, NOON);
    Outcome<Transition> gone = Outcome.refused(Refusal.gone(reason));

    assertThat(Lifecycle.reserve(ended, ALICE, block(0, 1), Moment.of(NOON), NUMBERS))
        .isEqualTo(gone);
    assertThat(Lifecycle.reissue(ended, NOON, NUMBERS)).isEqualTo(gone);
    assertThat(Lifecycle.revoke(ended, NOON)).isEmpty();
    assertThat(Lifecycle.passTime(ended, Moment.of(EXPIRY))).isEmpty();
    if (reason != EndReason.DELIVERED) {
      assertThat(Lifecycle.acknowledge(ended, ALICE, NOON)).isEqualTo(gone);
    }
  }

  @Test
  void aClockSetBack_revivesNothing() {
    Delivery expired = Lifecycle.passTime(available(), Moment.of(EXPIRY)).orElseThrow().next();

    assertThat(Lifecycle.reserve(expired, ALICE, block(0, 1), Moment.of(NOON), NUMBERS))
        .isEqualTo(Outcome.refused(Refusal.gone(EndReason.EXPIRED)));
  }
}

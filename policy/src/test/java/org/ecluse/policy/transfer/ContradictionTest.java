package org.ecluse.policy.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.transfer.Contradiction.AHEAD_IN_RECORDS;
import static org.ecluse.policy.transfer.Contradiction.ENDED_IN_RECORDS;
import static org.ecluse.policy.transfer.Contradiction.FACTS_DIFFER;
import static org.ecluse.policy.transfer.Contradiction.NOT_IN_VAULT;
import static org.ecluse.policy.transfer.Fixtures.ALICE;
import static org.ecluse.policy.transfer.Fixtures.BOB;
import static org.ecluse.policy.transfer.Fixtures.NOON;
import static org.ecluse.policy.transfer.Fixtures.NUMBERS;
import static org.ecluse.policy.transfer.Fixtures.available;
import static org.ecluse.policy.transfer.Fixtures.block;
import static org.ecluse.policy.transfer.Fixtures.done;
import static org.ecluse.policy.transfer.Fixtures.facts;
import static org.ecluse.policy.transfer.Fixtures.reserve;

import java.util.Optional;
import org.ecluse.policy.transfer.Delivery.Available;
import org.ecluse.policy.transfer.Delivery.Claimed;
import org.ecluse.policy.transfer.Delivery.Ended;
import org.junit.jupiter.api.Test;

class ContradictionTest {

  private static final Claimed CLAIMED = reserve(available(), block(0, 10));
  private static final Claimed READ_ON = reserve(CLAIMED, block(10, 20));
  private static final Available REISSUED =
      (Available) done(Lifecycle.reissue(CLAIMED, NOON, NUMBERS)).next();
  private static final Claimed BY_BOB =
      (Claimed)
          done(Lifecycle.reserve(available(), BOB, block(0, 10), Moment.of(NOON), NUMBERS)).next();
  private static final Ended ENDED = new Ended(facts(), EndReason.DELIVERED, NOON);

  private static Optional<Contradiction> between(Delivery recorded, Delivery inVault) {
    return Contradiction.between(recorded, Optional.of(inVault));
  }

  @Test
  void aVaultThatIsAhead_isWhatACrashLeaves() {
    assertThat(between(available(), available())).isEmpty();
    assertThat(between(available(), CLAIMED)).isEmpty();
    assertThat(between(CLAIMED, READ_ON)).isEmpty();
    assertThat(between(CLAIMED, REISSUED)).isEmpty();
    assertThat(between(CLAIMED, ENDED)).isEmpty();
    assertThat(between(ENDED, ENDED)).isEmpty();
  }

  @Test
  void recordsThatAreAhead_areAContradiction() {
    assertThat(between(CLAIMED, available())).contains(AHEAD_IN_RECORDS);
    assertThat(between(REISSUED, CLAIMED)).contains(AHEAD_IN_RECORDS);
    assertThat(between(ENDED, CLAIMED)).contains(ENDED_IN_RECORDS);
    assertThat(between(ENDED, available())).contains(ENDED_IN_RECORDS);
  }

  @Test
  void anotherClaimant_isAContradiction() {
    assertThat(CLAIMED.claim().isHeldBy(ALICE)).isTrue();
    assertThat(between(CLAIMED, BY_BOB)).contains(AHEAD_IN_RECORDS);
  }

  @Test
  void aLiveDeliveryThatTheVaultNeverHeardOf_isAContradiction_anEndedOneIsNot() {
    assertThat(Contradiction.between(available(), Optional.empty())).contains(NOT_IN_VAULT);
    assertThat(Contradiction.between(CLAIMED, Optional.empty())).contains(NOT_IN_VAULT);
    assertThat(Contradiction.between(ENDED, Optional.empty())).isEmpty();
  }

  @Test
  void factsThatDiffer_areAContradiction_inEveryState() {
    DeliveryFacts facts = facts();
    DeliveryFacts later =
        new DeliveryFacts(
            facts.id(),
            facts.transfer(),
            facts.file(),
            facts.sender(),
            facts.recipient(),
            facts.sizeBytes(),
            facts.expiresAt().plusSeconds(1));

    assertThat(between(available(), Lifecycle.begin(later, NUMBERS))).contains(FACTS_DIFFER);
    assertThat(between(available(), new Ended(later, EndReason.SPENT, NOON)))
        .contains(FACTS_DIFFER);
  }
}

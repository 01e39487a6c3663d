package org.ecluse.policy.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.policy.transfer.Fixtures.NOON;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferStateTest {

  private static final Duration RETENTION = Duration.ofDays(3);
  private static final DeliveryFacts FACTS = Fixtures.facts();
  private static final Delivery AVAILABLE = Fixtures.available();
  private static final Delivery DELIVERED = new Delivery.Ended(FACTS, EndReason.DELIVERED, NOON);
  private static final Delivery REVOKED = new Delivery.Ended(FACTS, EndReason.REVOKED, NOON);

  private static final Transfer.Uploading UPLOADING =
      new Transfer.Uploading(
          FACTS.transfer(),
          FACTS.sender(),
          List.of(FACTS.recipient()),
          RETENTION,
          NOON.plus(RETENTION));

  @Test
  void beforeItIsSent_itIsUploading_orSaysWhyNot() {
    Transfer discarded =
        new Transfer.Discarded(
            FACTS.transfer(), FACTS.sender(), List.of(), EndReason.EXPIRED, NOON);

    assertThat(TransferState.of(UPLOADING, List.of())).isEqualTo("uploading");
    assertThat(TransferState.of(discarded, List.of())).isEqualTo("expired");
  }

  @Test
  void afterItIsSent_itIsWhatItsDeliveriesAre() {
    Transfer sent = UPLOADING.sent(NOON);

    assertThat(TransferState.of(sent, List.of(REVOKED, AVAILABLE))).isEqualTo("available");
    assertThat(TransferState.of(sent, List.of(REVOKED, REVOKED))).isEqualTo("revoked");
    assertThat(TransferState.of(sent, List.of(REVOKED, DELIVERED))).isEqualTo("ended");
  }

  @Test
  void whatIsSent_livesFromThatMoment() {
    assertThat(UPLOADING.sent(NOON).expiresAt()).isEqualTo(NOON.plus(RETENTION));
  }

  @Test
  void anUpload_isDiscardedFromItsTimeOn() {
    assertThat(UPLOADING.hasExpired(NOON.plus(RETENTION).minusNanos(1))).isFalse();
    assertThat(UPLOADING.hasExpired(NOON.plus(RETENTION))).isTrue();
  }

  @Test
  void aDelivery_hasTheWordThatClientsSee() {
    Delivery claimed = Fixtures.reserve(AVAILABLE, Fixtures.block(0, 1));

    assertThat(List.of(AVAILABLE, claimed, DELIVERED))
        .extracting(Delivery::state)
        .containsExactly("available", "claimed", "delivered");
  }
}

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts stand on the ledger once each, in the order in which they became true, whoever is fast. */
class OvertakingTest {

  private static final Pattern TYPE = Pattern.compile("\"type\":\"((?:delivery|lease)_[a-z]+)\"");

  @TempDir Path folder;
  private final Overtaking overtaking = new Overtaking();
  private TestHouse house;
  private DeliveryView delivery;

  @BeforeEach
  void open() {
    house =
        new TestHouse(
            folder.resolve("home"),
            new MovableClock(TestHouse.START),
            Rules.DEFAULT,
            overtaking::between);
    delivery = house.send(content(3_000_000, 1));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aClaim_overtakenByARevocation_standsBeforeTheEnd() {
    overtaking.beforeTheyHearOf(
        Delivery.Claimed.class::isInstance,
        () -> done(house.transfers.revoke(house.sender(), delivery.id())));

    begin("key-1");

    assertThat(facts()).containsExactly("delivery_offered", "delivery_claimed", "delivery_ended");
  }

  @Test
  void aClaim_overtakenByAReissue_standsBeforeIt() {
    overtaking.beforeTheyHearOf(
        Delivery.Claimed.class::isInstance,
        () -> done(house.transfers.reissue(house.sender(), delivery.id())));

    begin("key-1");

    assertThat(facts())
        .containsExactly("delivery_offered", "delivery_claimed", "delivery_reissued");
  }

  @Test
  void aReissue_overtakenByTheNextClaim_standsBeforeIt() {
    begin("key-1");
    overtaking.beforeTheyHearOf(Delivery.Available.class::isInstance, () -> begin("key-2"));

    done(house.transfers.reissue(house.sender(), delivery.id()));

    assertThat(facts())
        .containsExactly(
            "delivery_offered", "delivery_claimed", "delivery_reissued", "delivery_claimed");
  }

  @Test
  void aLapse_overtakenByARevocation_standsBeforeTheEnd() {
    begin("key-1");
    house.clock.advance(Rules.DEFAULT.numbers().lease());
    overtaking.beforeTheyHearOf(
        OvertakingTest::isLapsed,
        () -> done(house.transfers.revoke(house.sender(), delivery.id())));

    house.transfers.sweep();

    assertThat(facts())
        .containsExactly("delivery_offered", "delivery_claimed", "lease_lapsed", "delivery_ended");
  }

  @Test
  void aReissue_cutOffByACrash_isOnTheLedgerAfterTheStart() {
    begin("key-1");
    overtaking.beforeTheyHearOf(
        Delivery.Available.class::isInstance,
        () -> {
          throw new IllegalStateException("crash");
        });
    assertThatThrownBy(() -> house.transfers.reissue(house.sender(), delivery.id()))
        .hasMessage("crash");
    house.close();

    house = new TestHouse(folder.resolve("home"), house.clock, Rules.DEFAULT, overtaking::between);

    assertThat(facts())
        .containsExactly("delivery_offered", "delivery_claimed", "delivery_reissued");
  }

  private static boolean isLapsed(Delivery delivery) {
    return delivery instanceof Delivery.Claimed claimed && claimed.claim().lease().lapseReported();
  }

  /** The first read claims, whatever comes of it. */
  private void begin(String credential) {
    OutgoingFile reader = done(house.transfers.take(house.recipient(credential), delivery.id()));
    var unused = reader.read(0, ByteBuffer.allocate(10));
    assertThat(unused).isNotNull();
  }

  private List<String> facts() {
    assertThat(overtaking.hasHappened()).isTrue();
    List<String> types = new ArrayList<>();
    house
        .stores
        .ledger()
        .forEach(
            entry -> {
              Matcher matcher = TYPE.matcher(entry.json());
              if (matcher.find()) {
                types.add(matcher.group(1));
              }
            });
    return types;
  }
}

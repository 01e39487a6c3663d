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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.Delivery;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a claim reads from is on the ledger before a byte leaves, and no oftener than it must. */
class ReachedTest {

  private static final Pattern FACT =
      Pattern.compile("\"type\":\"delivery_([a-z]+)\".*?(?:\"origin\":\"(o-[a-z2-7]+)\")?}");
  private static final Origin OFFICE = new Origin(new Id128(0, 1));
  private static final Origin HOME = new Origin(new Id128(0, 2));

  @TempDir Path folder;
  private final Overtaking overtaking = new Overtaking();
  private final Jammed ledger = new Jammed();
  private TestHouse house;
  private DeliveryView delivery;

  @BeforeEach
  void open() {
    house = house();
    delivery = house.send(content(3_000_000, 1));
  }

  private TestHouse house() {
    return new TestHouse(
        folder.resolve("home"),
        new MovableClock(TestHouse.START),
        Rules.DEFAULT,
        records -> ledger.between(overtaking.between(records)));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private OutgoingFile take(String credential, Origin from) {
    Caller here = house.recipient(credential);
    return done(
        house.transfers.take(
            new Caller(here.grant(), here.door(), Optional.of(from)), delivery.id()));
  }

  /** What the ledger says since the delivery was offered: words, and origins where there are. */
  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    house
        .stores
        .ledger()
        .forEach(
            entry -> {
              Matcher fact = FACT.matcher(entry.json());
              if (fact.find()) {
                facts.add(fact.group(1) + (fact.group(2) == null ? "" : " " + fact.group(2)));
              }
            });
    return facts.subList(1, facts.size());
  }

  private static String reached(Origin origin) {
    return "reached " + origin;
  }

  @Test
  void aFirstReader_isWrittenWithItsClaim_inOneStep() {
    ledger.appends().takesNothing();

    read(take("key", OFFICE), 0, 10);

    assertThat(facts()).containsExactly("claimed", reached(OFFICE));
  }

  @Test
  void manyReadersFromOnePlace_areWrittenOnce_andAnotherPlaceOnce() {
    for (int range = 0; range < 5; range++) {
      read(take("key", OFFICE), range * 10L, 10);
      read(take("key", HOME), range * 10L, 10);
    }

    assertThat(facts()).containsExactly("claimed", reached(OFFICE), reached(HOME));
  }

  @Test
  void aReaderThatIsRefused_isNotWritten() {
    read(take("key", OFFICE), 0, 10);

    assertThat(refused(take("other", HOME).read(0, ByteBuffer.allocate(10))))
        .isInstanceOf(Refusal.Claimed.class);

    assertThat(facts()).containsExactly("claimed", reached(OFFICE));
  }

  @Test
  void anotherPlace_thatCannotBeWritten_isRefused_andCostsNoBudget() {
    read(take("key", OFFICE), 0, 10);
    ledger.appends().takesNothing();
    long before = remaining();

    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(refused(take("key", HOME).read(0, ByteBuffer.allocate(10))))
          .isInstanceOf(Refusal.Busy.class);
    }

    assertThat(remaining()).isEqualTo(before);
    ledger.appends().takesAgain();
    read(take("key", HOME), 0, 10);
    assertThat(facts()).containsExactly("claimed", reached(OFFICE), reached(HOME));
  }

  private long remaining() {
    return ((Delivery.Live) house.stores.vault().find(delivery.id()).orElseThrow().delivery())
        .budget()
        .remainingBytes();
  }

  @Test
  void aClaimThatSomebodyElseWrote_isFollowedByItsPlace() {
    overtaking.beforeTheyHearOf(
        Delivery.Claimed.class::isInstance,
        () -> {
          Delivery claimed = house.stores.vault().find(delivery.id()).orElseThrow().delivery();
          house
              .stores
              .records()
              .follow(claimed, List.of(((Delivery.Live) claimed).fact().orElseThrow()));
        });

    read(take("key", OFFICE), 0, 10);

    assertThat(facts()).containsExactly("claimed", reached(OFFICE));
  }

  @Test
  void aClaimThatACrashCutOff_isPutRight_andItsNextReaderWritesItsPlace() {
    ledger.follows().takesNothing();
    assertThat(refused(take("key", OFFICE).read(0, ByteBuffer.allocate(10))))
        .isInstanceOf(Refusal.Busy.class);
    house.close();
    ledger.follows().takesAgain();
    house = house();
    assertThat(facts()).containsExactly("claimed");

    read(take("key", HOME), 0, 10);

    assertThat(facts()).containsExactly("claimed", reached(HOME));
  }

  @Test
  void afterAReissue_theSamePlaceIsWrittenForTheNewClaim() {
    read(take("key", OFFICE), 0, 10);
    done(house.transfers.reissue(house.sender(), delivery.id()));
    house.clock.advance(Duration.ofSeconds(1));

    read(take("other", OFFICE), 0, 10);

    assertThat(facts())
        .containsExactly("claimed", reached(OFFICE), "reissued", "claimed", reached(OFFICE));
  }

  @Test
  void aReaderFromNowhere_suchAsTheConsole_hasNoPlace() {
    read(done(house.transfers.take(house.recipient("key"), delivery.id())), 0, 10);

    assertThat(facts()).containsExactly("claimed");
  }
}

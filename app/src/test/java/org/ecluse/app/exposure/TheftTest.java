package org.ecluse.app.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.ecluse.app.store.Stores;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Origin;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 deliveries in a week; a stolen key takes 37 of them in one night, while others work on. */
class TheftTest {

  private static final int DELIVERIES = 500;
  private static final int STOLEN = 37;
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(10);
  private static final Identity HONEST = new Identity(Identity.Kind.SSH_KEY, "SHA256:honest");
  private static final Identity THIEF = new Identity(Identity.Kind.SSH_KEY, "SHA256:stolen");

  private static final Origin OFFICE = new Origin(new Id128(0, 1));
  private static final Origin ELSEWHERE = new Origin(new Id128(0, 2));

  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(37);
  private final Set<String> stolen = new LinkedHashSet<>();
  private final Map<String, String> transferOf = new HashMap<>();
  private final Map<String, Long> personsOf = new HashMap<>();
  private final Set<String> live = new HashSet<>();
  private final AccountRef sender = new AccountRef(id());
  private Instant now = MONDAY;
  private Instant night = MONDAY;
  private Instant morning = MONDAY;
  private Stores stores;

  private Id128 id() {
    return new Id128(random.nextLong(), random.nextLong());
  }

  @BeforeEach
  void theScript() {
    stores = Stores.open(directory.resolve("home"), () -> now, new SecureRandom());
    List<DeliveryId> waiting = new ArrayList<>();
    while (transferOf.size() < DELIVERIES) {
      now = now.plus(STEP);
      waiting.addAll(send(Math.min(1 + random.nextInt(3), DELIVERIES - transferOf.size())));
      if (transferOf.size() == DELIVERIES) {
        steal(waiting);
      }
      if (random.nextInt(3) == 0) {
        take(waiting.removeFirst(), HONEST, OFFICE);
      }
    }
    now = now.plus(STEP);
    take(waiting.removeFirst(), HONEST, OFFICE);
    // The stolen key is the recipient's own: it was used honestly before, and is after.
    take(waiting.removeFirst(), THIEF, OFFICE);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private void fact(LedgerEvent... facts) {
    stores.records().append(List.of(facts));
  }

  /** One transfer: its deliveries, to different recipients, of one file. */
  private List<DeliveryId> send(int count) {
    TransferId transfer = new TransferId(id());
    FileId file = new FileId(id());
    long persons = random.nextInt(4) == 0 ? -1 : random.nextLong(100_000);
    Instant expiry = now.plus(Duration.ofDays(7));
    personsOf.put(transfer.toString(), persons);
    List<LedgerEvent> facts = new ArrayList<>();
    facts.add(new LedgerEvent.TransferOpened(transfer, sender, expiry));
    facts.add(new LedgerEvent.FileReceived(transfer, file, 1_000, 10));
    List<DeliveryId> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DeliveryId delivery = new DeliveryId(id());
      made.add(delivery);
      transferOf.put(delivery.toString(), transfer.toString());
      live.add(delivery.toString());
      facts.add(
          new LedgerEvent.DeliveryOffered(
              delivery, transfer, file, new AccountRef(id()), 1_000, expiry));
    }
    facts.add(new LedgerEvent.TransferSent(transfer, sender, expiry, persons));
    stores.records().append(facts);
    return made;
  }

  private void take(DeliveryId delivery, Identity by, Origin from) {
    fact(
        new LedgerEvent.DeliveryClaimed(delivery, by),
        new LedgerEvent.DeliveryReached(delivery, by, from),
        new LedgerEvent.DeliveryEnded(delivery, EndReason.DELIVERED, 1_000));
    live.remove(delivery.toString());
  }

  private void steal(List<DeliveryId> waiting) {
    take(waiting.removeFirst(), THIEF, OFFICE);
    now = now.plus(Duration.ofHours(1));
    night = now;
    for (int i = 0; i < STOLEN; i++) {
      now = now.plusSeconds(20);
      DeliveryId next = waiting.remove(random.nextInt(waiting.size()));
      if (i % 5 == 0) {
        // Begun and not ended: it was touched all the same.
        fact(
            new LedgerEvent.DeliveryClaimed(next, THIEF),
            new LedgerEvent.DeliveryReached(next, THIEF, ELSEWHERE));
      } else {
        take(next, THIEF, ELSEWHERE);
      }
      stolen.add(next.toString());
      if (i % 3 == 0) {
        take(waiting.removeFirst(), HONEST, OFFICE);
      }
    }
    morning = now;
    now = now.plus(Duration.ofHours(1));
  }

  private Exposure ask(Instant from, Instant to, String... identities) {
    return ask(new Question(from, to, List.of(identities), List.of(), List.of()));
  }

  private Exposure ask(Question question) {
    History history = new History();
    stores.ledger().forEach(history::hear);
    return Exposure.of(history, question);
  }

  private Exposure askWhatWasReadFrom(Origin origin, Instant from, Instant to, String... by) {
    return ask(new Question(from, to, List.of(by), List.of(origin.toString()), List.of()));
  }

  private static List<String> ids(Exposure exposure) {
    return exposure.readable().stream().map(Exposure.Row::delivery).toList();
  }

  @Test
  void theReport_isTheThiefsOwnList_andItsPersonsAddUp() {
    Exposure exposure = ask(night, morning, THIEF.toString());

    assertThat(ids(exposure)).hasSize(STOLEN).containsExactlyInAnyOrderElementsOf(stolen);
    Set<String> transfers = new HashSet<>(stolen.stream().map(transferOf::get).toList());
    assertThat(exposure.transfers()).isEqualTo(transfers.size());
    assertThat(exposure.persons())
        .isEqualTo(
            transfers.stream()
                .mapToLong(one -> personsOf.getOrDefault(one, 0L))
                .filter(n -> n > 0)
                .sum());
    assertThat(exposure.undeclared())
        .isEqualTo(transfers.stream().filter(one -> personsOf.getOrDefault(one, 0L) < 0).count());
    assertThat(exposure.records()).isEqualTo(10L * transfers.size());
    assertThat(exposure.bytes()).isEqualTo(1_000L * transfers.size());
  }

  @Test
  void theThiefsAddress_givesTheSameList_ofTheWholeWeek_andOfTheNight() {
    for (Exposure exposure :
        List.of(
            askWhatWasReadFrom(ELSEWHERE, MONDAY, now),
            askWhatWasReadFrom(ELSEWHERE, night, morning),
            askWhatWasReadFrom(ELSEWHERE, MONDAY, now, THIEF.toString()))) {
      assertThat(ids(exposure)).hasSize(STOLEN).containsExactlyInAnyOrderElementsOf(stolen);
      assertThat(exposure.readable().stream().map(Exposure.Row::origins))
          .containsOnly(List.of(ELSEWHERE.toString()));
    }
    assertThat(ids(askWhatWasReadFrom(ELSEWHERE, MONDAY, night.minusSeconds(1)))).isEmpty();
    assertThat(ids(askWhatWasReadFrom(ELSEWHERE, MONDAY, now, HONEST.toString()))).isEmpty();
  }

  @Test
  void allAddresses_andAllKeys_giveTheSame() {
    Set<String> byAddress = new HashSet<>(ids(askWhatWasReadFrom(OFFICE, MONDAY, now)));
    byAddress.addAll(ids(askWhatWasReadFrom(ELSEWHERE, MONDAY, now)));

    assertThat(ids(ask(MONDAY, now, HONEST.toString(), THIEF.toString())))
        .containsExactlyInAnyOrderElementsOf(byAddress);
    assertThat(ids(askWhatWasReadFrom(OFFICE, MONDAY, now, THIEF.toString()))).hasSize(2);
  }

  @Test
  void aCopyOfTheStore_couldBeReadWhereItsKeyExisted_andWasNoiseElsewhere() {
    Exposure exposure = ask(now, now);

    assertThat(ids(exposure)).containsExactlyInAnyOrderElementsOf(live);
    assertThat(exposure.noise()).isEqualTo(DELIVERIES - live.size());
    Exposure before = ask(MONDAY, MONDAY);
    assertThat(before.readable()).isEmpty();
    assertThat(before.noise()).isZero();
  }

  @Test
  void aPeriod_countsEachDeliveryOnce_andApartWhatWasNeverSent() {
    TransferId uploading = new TransferId(id());
    FileId unsent = new FileId(id());
    fact(
        new LedgerEvent.TransferOpened(uploading, sender, now.plus(Duration.ofDays(7))),
        new LedgerEvent.FileReceived(uploading, unsent, 5, -1));

    Exposure exposure = ask(MONDAY, now);

    assertThat(exposure.deliveries()).isEqualTo(DELIVERIES);
    assertThat(exposure.unsent()).isOne();
    assertThat(exposure.readable())
        .filteredOn(row -> !row.isSent())
        .singleElement()
        .satisfies(row -> assertThat(row.file()).isEqualTo(unsent.toString()));
    assertThat(exposure.transfers()).isEqualTo(personsOf.size() + 1);
    assertThat(ExposureCsv.lines(exposure)).noneMatch(line -> line.contains(",-1"));
  }

  @Test
  void aFileThatWaitedToBeSent_couldBeReadFromItsArrival_andIsOneDelivery() {
    TransferId transfer = new TransferId(id());
    FileId file = new FileId(id());
    DeliveryId delivery = new DeliveryId(id());
    Instant expiry = now.plus(Duration.ofDays(7));
    Instant arrived = now;
    fact(
        new LedgerEvent.TransferOpened(transfer, sender, expiry),
        new LedgerEvent.FileReceived(transfer, file, 1_000, 10));
    now = now.plus(STEP);
    Instant sent = now;
    fact(
        new LedgerEvent.DeliveryOffered(
            delivery, transfer, file, new AccountRef(id()), 1_000, expiry),
        new LedgerEvent.TransferSent(transfer, sender, expiry, 3));

    assertThat(rowsOf(file, ask(arrived, arrived)))
        .singleElement()
        .satisfies(row -> assertThat(row.isSent()).isFalse());
    for (Instant from : List.of(arrived, sent)) {
      assertThat(rowsOf(file, ask(from, sent)))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.delivery()).isEqualTo(delivery.toString());
                assertThat(row.from()).isEqualTo(arrived);
              });
    }
  }

  private static List<Exposure.Row> rowsOf(FileId file, Exposure exposure) {
    return exposure.readable().stream().filter(row -> row.file().equals(file.toString())).toList();
  }

  @Test
  void whatWasBegunAtOnePlace_andReadOnAtAnother_wasReadFromBoth_eachFromThenOn() {
    DeliveryId delivery = send(1).getFirst();
    Instant first = now;
    fact(
        new LedgerEvent.DeliveryClaimed(delivery, THIEF),
        new LedgerEvent.DeliveryReached(delivery, THIEF, OFFICE));
    now = now.plus(STEP);
    fact(new LedgerEvent.DeliveryReached(delivery, THIEF, ELSEWHERE));
    Instant second = now;

    assertThat(ids(askWhatWasReadFrom(OFFICE, first, first))).contains(delivery.toString());
    assertThat(ids(askWhatWasReadFrom(ELSEWHERE, first, first)))
        .doesNotContain(delivery.toString());
    for (Origin origin : List.of(OFFICE, ELSEWHERE)) {
      assertThat(askWhatWasReadFrom(origin, second, second).readable())
          .filteredOn(row -> row.delivery().equals(delivery.toString()))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row.origins())
                      .containsExactly(OFFICE.toString(), ELSEWHERE.toString()));
    }
  }

  @Test
  void theForm_namesThePseudonymThatWasAskedFor() {
    assertThat(CnilForm.of(askWhatWasReadFrom(ELSEWHERE, night, morning)))
        .contains("Moyens d'accès recherchés : adresse de pseudonyme " + ELSEWHERE);
  }

  @Test
  void theForm_namesTheNumbers_andLeavesToPeopleWhatOnlyTheyKnow() {
    Exposure exposure = ask(night, morning, THIEF.toString());

    assertThat(CnilForm.of(exposure))
        .startsWith("NOTIFICATION D'UNE VIOLATION DE DONNÉES À CARACTÈRE PERSONNEL")
        .contains("remises : " + STOLEN)
        .contains("déclaré par les expéditeurs : " + exposure.persons())
        .contains("à compléter");
  }
}

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.ecluse.app.exposure.Exposure;
import org.ecluse.app.exposure.History;
import org.ecluse.app.exposure.Question;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 500 real deliveries, of which a thief who has one key of a recipient takes 37 in one night. */
@Tag("slow")
class StolenKeyTest {

  private static final int TRANSFERS = 50;
  private static final int FILES = 5;
  private static final int STOLEN = 37;
  private static final List<String> RECIPIENTS = List.of("ars-idf", "cpam-paris");

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(500);
  private final MovableClock clock = new MovableClock(TestHouse.START);
  private final List<DeliveryView> waiting = new ArrayList<>();
  private final Map<TransferId, Long> persons = new HashMap<>();
  private final Map<FileId, Long> records = new HashMap<>();
  private final List<DeliveryView> stolen = new ArrayList<>();
  private Instant night = TestHouse.START;
  private Instant morning = TestHouse.START;
  private TestHouse house;

  @BeforeEach
  void theScript() {
    house = new TestHouse(folder.resolve("home"), clock, Rules.DEFAULT);
    RECIPIENTS.forEach(id -> house.account(id, Role.RECIPIENT, "any", Door.SFTP));
    for (int i = 0; i < TRANSFERS; i++) {
      clock.advance(Duration.ofMinutes(10));
      send();
      take(any("ars-idf"), "honest");
      take(any("cpam-paris"), "cpam");
    }
    take(any("ars-idf"), "stolen"); // by its owner, who has it still
    clock.advance(Duration.ofHours(1));
    night = clock.instant();
    for (int i = 0; i < STOLEN; i++) {
      clock.advance(Duration.ofSeconds(20));
      DeliveryView next = any("ars-idf");
      take(next, "stolen");
      stolen.add(next);
      if (i % 3 == 0) {
        take(any("ars-idf"), "honest");
        take(any("cpam-paris"), "cpam");
      }
    }
    morning = clock.instant();
    clock.advance(Duration.ofHours(1));
    take(any("ars-idf"), "stolen");
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** One transfer of some files of some lines to both recipients, of some persons or not said. */
  private void send() {
    OptionalLong declared =
        random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1, 90_000));
    NewTransfer wish =
        new NewTransfer(RECIPIENTS, Optional.empty(), Optional.empty(), Optional.empty(), declared);
    TransferView transfer = done(house.transfers.begin(house.sender(), wish));
    persons.put(transfer.id(), declared.orElse(-1));
    for (int i = 0; i < FILES; i++) {
      int lines = random.nextInt(1, 20);
      byte[] content = "a;b\n".repeat(lines).getBytes(StandardCharsets.US_ASCII);
      records.put(house.upload(transfer, "export" + i + ".csv", content).id(), (long) lines);
    }
    waiting.addAll(done(house.transfers.send(house.sender(), transfer.id())).deliveries());
  }

  private DeliveryView any(String recipient) {
    List<DeliveryView> theirs =
        waiting.stream().filter(each -> each.recipient().toString().equals(recipient)).toList();
    DeliveryView one = theirs.get(random.nextInt(theirs.size()));
    waiting.remove(one);
    return one;
  }

  private void take(DeliveryView delivery, String key) {
    Caller caller = house.account(delivery.recipient().toString(), Role.RECIPIENT, key, Door.SFTP);
    try (OutgoingFile file = done(house.transfers.take(caller, delivery.id()))) {
      assertThat(read(file, 0, (int) delivery.sizeBytes())).hasSize((int) delivery.sizeBytes());
      file.confirm();
    }
  }

  @Test
  void theReport_isTheScriptsOwnList_andItsPersonsAndRecordsAddUp() {
    History history = new History();
    house.stores.ledger().forEach(history::hear);
    Exposure exposure =
        Exposure.of(
            history, new Question(night, morning, List.of("ssh_key:stolen"), List.of(), List.of()));

    assertThat(exposure.readable().stream().map(Exposure.Row::delivery))
        .hasSize(STOLEN)
        .containsExactlyInAnyOrderElementsOf(
            stolen.stream().map(each -> each.id().toString()).toList());
    Set<TransferId> transfers = new HashSet<>(stolen.stream().map(DeliveryView::transfer).toList());
    Set<FileId> files = new HashSet<>(stolen.stream().map(DeliveryView::file).toList());
    List<Long> declared = transfers.stream().map(each -> persons.getOrDefault(each, 0L)).toList();
    assertThat(exposure.persons())
        .isEqualTo(declared.stream().filter(each -> each > 0).mapToLong(Long::longValue).sum());
    assertThat(exposure.undeclared()).isEqualTo(declared.stream().filter(each -> each < 0).count());
    assertThat(exposure.records())
        .isEqualTo(files.stream().mapToLong(each -> records.getOrDefault(each, 0L)).sum());
    assertThat(exposure.readable().stream().map(Exposure.Row::identities))
        .containsOnly(List.of("ssh_key:stolen"));
  }
}

package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecluse.app.check.Fsck;
import org.ecluse.app.crash.Tampering.Victims;
import org.ecluse.app.transfer.DeliveryView;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.DeliveryId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who can write the files of a home edits rows, exchanges keys, bytes and names. */
@Tag("slow")
class TamperedHomeTest {

  private static final Parcel TARGET = parcel("target");
  private static final Parcel OTHER = parcel("other");
  private static final String OTHER_RECIPIENT =
      "(SELECT ref FROM account WHERE role = 'recipient'"
          + " AND ref <> (SELECT recipient FROM delivery WHERE id = :target))";

  /** Seen by whoever reads it; fsck reads where blobs begin and end. */
  private static final String FLIPPED_BIT = "a flipped bit of the blob";

  /** Nobody knows any more when its time is over, so its bytes stay and the gauge shows them. */
  private static final String UNREADABLE_IN_VAULT = "a state in the vault that does not exist";

  private static final Map<String, Tampering> TAMPERINGS = new LinkedHashMap<>();

  static {
    records("another recipient", "UPDATE delivery SET recipient = " + OTHER_RECIPIENT);
    records("a later expiry", "UPDATE delivery SET expires_at = expires_at + 1000000000");
    records("another size", "UPDATE delivery SET size_bytes = 7");
    records("a state that does not exist", "UPDATE delivery SET state = 'new'");
    file("the parts of its file", "parts = X'05'");
    file("the other's name", "name = (SELECT name FROM file WHERE id = :other_file)");
    file("a name that is noise", "name = randomblob(40)");
    file("the other's hash", "sha256 = (SELECT sha256 FROM file WHERE id = :other_file)");
    put(
        "a purpose that is noise",
        Tampering.records(
            "UPDATE transfer SET purpose = randomblob(40) WHERE id = :target_transfer"));
    vault("another sender in the vault", "delivery SET sender = randomblob(16) WHERE id = :target");
    vault(UNREADABLE_IN_VAULT, "delivery SET state = 'old' WHERE id = :target");
    put(
        "a later expiry everywhere",
        Tampering.both(
            "UPDATE delivery SET expires_at = expires_at + 1000000000 WHERE id = :target"));
    vault(
        "the other's wrapped key",
        "wrap SET wrapped = (SELECT wrapped FROM wrap WHERE owner = :other) WHERE owner = :target");
    vault("a wrapped key that is noise", "wrap SET wrapped = randomblob(73) WHERE owner = :target");
    put("the other's blob", Tampering.blob((_, other) -> other));
    put(FLIPPED_BIT, Tampering.blob((content, _) -> flipped(content)));
    put(
        "a blob without its end",
        Tampering.blob((content, _) -> Arrays.copyOf(content, content.length - 20)));
    put("no blob", Tampering.blobDeleted());
  }

  @TempDir(factory = InMemory.class)
  Path folder;

  private Path template;
  private People people;
  private Victims victims;

  private static Parcel parcel(String name) {
    return new Parcel(name, 40_000, "3d", List.of(People.ARS));
  }

  private static void put(String name, Tampering tampering) {
    TAMPERINGS.put(name, tampering);
  }

  private static void records(String name, String update) {
    put(name, Tampering.records(update + " WHERE id = :target"));
  }

  private static void file(String name, String set) {
    put(name, Tampering.records("UPDATE file SET " + set + " WHERE id = :target_file"));
  }

  private static void vault(String name, String update) {
    put(name, Tampering.vault("UPDATE " + update));
  }

  private static byte[] flipped(byte[] content) {
    byte[] changed = content.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }

  @BeforeEach
  void sendTwo() {
    template = folder.resolve("template");
    people = People.settle(template);
    Memory memory = new Memory(People.START);
    Sender sender = new Sender(people, memory);
    for (Parcel parcel : List.of(TARGET, OTHER)) {
      sender.upload(parcel, parcel.sizeBytes());
      sender.send(parcel);
    }
    victims = new Victims(template, named(TARGET), named(OTHER));
    people.close();
  }

  private DeliveryView named(Parcel parcel) {
    return done(people.transfers().inbox(people.who(People.ARS))).stream()
        .filter(each -> each.name().equals(parcel.fileName()))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> whatWasTamperedWith_isRefused_withAnAlarm_andTheRestGoesOn() {
    return TAMPERINGS.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> tamper(name)));
  }

  private void tamper(String name) throws IOException, SQLException {
    Path home = folder.resolve("tampered");
    Disk.copy(template, home);
    Objects.requireNonNull(TAMPERINGS.get(name))
        .happen(new Victims(home, victims.target(), victims.other()));
    try (People after = people.at(home, People.START)) {
      for (String who : List.of(People.ARS, People.CPAM)) {
        assertThat(why(after, who, victims.target().id()))
            .isInstanceOfAny(Refusal.Damaged.class, Refusal.NotFound.class);
      }
      assertThat(alarms(after)).isNotEmpty();
      assertThat(new Fsck(after.house.stores()).run().isEmpty())
          .isEqualTo(name.equals(FLIPPED_BIT));
      assertThat(done(after.transfers().inbox(after.who(People.ARS))))
          .extracting(DeliveryView::name)
          .contains(OTHER.fileName());
      takeWhole(after, victims.other().id());
      after.machine.pass(Duration.ofDays(4));
      after.transfers().sweep();
      assertThat(after.transfers().expiredButStoredBytes())
          .isEqualTo(name.equals(UNREADABLE_IN_VAULT) ? TARGET.sizeBytes() : 0);
    } finally {
      Disk.delete(home);
    }
  }

  private static Refusal why(People people, String who, DeliveryId id) {
    Outcome<OutgoingFile> opened = people.transfers().take(people.who(who), id);
    if (opened instanceof Outcome.Done<OutgoingFile>(OutgoingFile file)) {
      try (file) {
        return Answers.refused(file.read(20_000, ByteBuffer.allocate(20_000)));
      }
    }
    return Answers.refused(opened);
  }

  private static void takeWhole(People people, DeliveryId id) {
    try (OutgoingFile file = done(people.transfers().take(people.who(People.ARS), id))) {
      ByteBuffer buffer = ByteBuffer.allocate(OTHER.sizeBytes());
      done(file.read(0, buffer));
      assertThat(buffer.array()).isEqualTo(OTHER.content());
      file.confirm();
    }
  }

  private static List<String> alarms(People people) {
    List<String> alarms = new ArrayList<>(Facts.of(people.house, "integrity_failed"));
    alarms.addAll(Facts.of(people.house, "stores_disagree"));
    return alarms;
  }
}

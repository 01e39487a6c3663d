package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.done;
import static org.ecluse.app.crash.Answers.isBusy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.transfer.DeliveryId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another process holds the write lock of a database for longer than anybody here waits. */
@Tag("slow")
class LockedDatabaseTest {

  /** At least one refusal, which comes after a wait; by hand, 60 for a minute of them. */
  private static final Duration HELD =
      Duration.ofSeconds(Integer.getInteger("ecluse.lock.seconds", 0));

  private static final Parcel PARCEL = new Parcel("locked", 50_000, "3d", List.of(People.ARS));

  @TempDir(factory = InMemory.class)
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"records.db", "vault/vault.db"})
  void aLockedDatabase_isOneClearRefusal_andLosesNothing(String database) throws IOException {
    Path home = folder.resolve("home");
    Memory memory = new Memory(People.START);
    try (People people = People.settle(home)) {
      Sender sender = new Sender(people, memory);
      sender.upload(PARCEL, PARCEL.sizeBytes());
      sender.send(PARCEL);
      DeliveryId id = memory.offered.values().iterator().next();
      OutgoingFile file = done(people.transfers().take(people.who(People.ARS), id));

      try (LockHolder other = LockHolder.hold(home.resolve(database), folder.resolve("locked"))) {
        assertThat(other).isNotNull();
        long until = System.nanoTime() + HELD.toNanos();
        do {
          assertThat(isBusy(file.read(0, ByteBuffer.allocate(1_000)))).isTrue();
        } while (System.nanoTime() - until < 0);
        assertThat(done(people.transfers().inbox(people.who(People.ARS)))).as("looks").hasSize(1);
      }

      file.close();
      new Recipient(people, memory, People.ARS).fetch(id);
      Aftermath aftermath = new Aftermath(people, memory);
      aftermath.sound(home);
      aftermath.promisesHold();
      aftermath.nothingStays();
    }
  }
}

package org.ecluse.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.crash.Answers.isBusy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.IncomingFile;
import org.ecluse.app.transfer.OutgoingFile;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.DeliveryId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real disk without a free byte under one of the stores. */
@Tag("slow")
class FullDiskTest {

  private static final Parcel BEFORE = parcel("before");
  private static final Parcel MEANWHILE = parcel("meanwhile");
  private static final int MEBIBYTES = 3;

  @TempDir(factory = InMemory.class)
  Path folder;

  private static Parcel parcel(String name) {
    return new Parcel(name, 200_000, "3d", List.of(People.ARS));
  }

  /** Under the whole home, with the records; under the vault and its keys; under the blobs. */
  @ParameterizedTest
  @ValueSource(strings = {"", "vault", "blobs"})
  void aFullDisk_isRefusedCleanly_losesNothing_andRecoversAlone(String store) throws IOException {
    assumeTrue(SmallDisk.isPossible(folder.resolve("try")), "a small disk needs root");
    Path home = folder.resolve("home");
    try (SmallDisk disk = SmallDisk.mount(home.resolve(store), MEBIBYTES);
        People people = People.settle(home)) {
      Memory memory = new Memory(People.START);
      Sender sender = new Sender(people, memory);
      sender.upload(BEFORE, BEFORE.sizeBytes());
      sender.send(BEFORE);
      DeliveryId offered = memory.offered.values().iterator().next();

      disk.fill();
      assertThat(isRefused(people, sender)).isTrue();
      takeWhatGoes(people, memory, offered);
      disk.empty();

      sender.upload(MEANWHILE, MEANWHILE.sizeBytes());
      sender.send(MEANWHILE);
      Recipient ars = new Recipient(people, memory, People.ARS);
      memory.offered.values().stream().filter(id -> !memory.over.contains(id)).forEach(ars::fetch);
      Aftermath aftermath = new Aftermath(people, memory);
      aftermath.sound(home);
      aftermath.promisesHold();
      aftermath.nothingStays();
    }
  }

  /** A whole upload, of which at least one step needs room in each of the stores. */
  private static boolean isRefused(People people, Sender sender) {
    Caller lab = people.who(People.LAB);
    Outcome<IncomingFile> opened =
        sender
            .tryBegin(MEANWHILE)
            .then(
                transfer ->
                    people
                        .transfers()
                        .receive(lab, transfer, MEANWHILE.fileName(), OptionalLong.empty()));
    if (!(opened instanceof Outcome.Done<IncomingFile>(IncomingFile file))) {
      return isBusy(opened);
    }
    Outcome<Long> written = file.write(ByteBuffer.wrap(MEANWHILE.content()));
    boolean refused = isBusy(written) || isBusy(file.finish());
    file.suspend();
    return refused;
  }

  /** Each piece comes whole, or is refused because the claim cannot be made durable. */
  private static void takeWhatGoes(People people, Memory memory, DeliveryId id) {
    Outcome<OutgoingFile> opened = people.transfers().take(people.who(People.ARS), id);
    if (opened instanceof Outcome.Done<OutgoingFile>(OutgoingFile file)) {
      try (file) {
        Outcome<Integer> read = file.read(0, ByteBuffer.allocate(1_000));
        switch (read) {
          case Outcome.Done<Integer>(Integer bytes) -> {
            memory.have.put(id, bytes);
            memory.gave.put(id, (long) bytes);
          }
          case Outcome.Refused<Integer> _ -> assertThat(isBusy(read)).isTrue();
        }
      }
    } else {
      assertThat(isBusy(opened)).isTrue();
    }
  }
}

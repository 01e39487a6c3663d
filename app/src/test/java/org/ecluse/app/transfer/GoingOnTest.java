package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.Test;

/** An upload that broke is gone on with, by its sender and by one session at a time. */
class GoingOnTest extends SendingFixture {

  @Test
  void aBrokenUpload_isResumed_alsoAfterARestart_andArrivesWhole() {
    TransferView transfer = begin();
    IncomingFile first = receive(transfer, "a.csv");
    done(first.write(ByteBuffer.wrap(content, 0, 400_000)));
    first.suspend();
    house.close();
    house = new TestHouse(folder.resolve("home"), house.clock, Rules.DEFAULT);

    IncomingFile second = done(house.transfers.resume(house.sender(), first.file()));
    assertThat(second.position()).isEqualTo(400_000);
    done(second.write(ByteBuffer.wrap(content, 400_000, 600_000)));
    FileView whole = done(second.finish());
    DeliveryView delivery =
        done(house.transfers.send(house.sender(), transfer.id())).deliveries().getFirst();

    assertThat(whole.sizeBytes()).isEqualTo(content.length);
    OutgoingFile reader = done(house.transfers.take(house.recipient("k"), delivery.id()));
    assertThat(read(reader, 0, content.length)).isEqualTo(content);
    assertThat(read(reader, 399_990, 20)).isEqualTo(Arrays.copyOfRange(content, 399_990, 400_010));
    reader.close();
  }

  @Test
  void whoGoesOnWithAFile_takesItFromASessionThatStillHasIt() {
    TransferView transfer = begin();
    IncomingFile dead = receive(transfer, "a.csv");
    done(dead.write(ByteBuffer.wrap(content, 0, 400_000)));
    assertThat(done(house.transfers.show(house.sender(), transfer.id())).files())
        .singleElement()
        .satisfies(file -> assertThat(file.sizeBytes()).isEqualTo(400_000));

    IncomingFile next = done(house.transfers.resume(house.sender(), dead.file()));
    assertThat(next.position()).isEqualTo(400_000);
    assertThat(refused(dead.write(ByteBuffer.wrap(content)))).isInstanceOf(Refusal.Conflict.class);
    assertThat(refused(dead.finish())).isInstanceOf(Refusal.Conflict.class);
    assertThat(dead.discard()).isFalse();
    dead.suspend();
    dead.close();
    done(next.write(ByteBuffer.wrap(content, 400_000, 600_000)));
    done(next.finish());

    assertThat(arrived(transfer)).isEqualTo(content);
  }

  @Test
  void aFileOfWhichNothingHasArrived_canBeTakenOverToo() {
    TransferView transfer = begin();
    IncomingFile dead = receive(transfer, "a.csv");

    IncomingFile next = done(house.transfers.resume(house.sender(), dead.file()));
    dead.close();
    done(next.write(ByteBuffer.wrap(content)));
    done(next.finish());

    assertThat(arrived(transfer)).isEqualTo(content);
  }

  @Test
  void manySessionsThatGoOnWithOneFile_leaveItToOne_andItArrivesWhole() throws Exception {
    TransferView transfer = begin();
    IncomingFile first = receive(transfer, "a.csv");
    Caller sender = house.sender();
    List<Callable<Boolean>> sessions =
        Collections.nCopies(8, () -> writesToTheEnd(house.transfers.resume(sender, first.file())));
    AtomicInteger finished = new AtomicInteger();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var session : pool.invokeAll(sessions)) {
        finished.addAndGet(session.get() ? 1 : 0);
      }
    }

    assertThat(finished).hasValue(1);
    assertThat(arrived(transfer)).isEqualTo(content);
  }

  /** Writes what is missing, in small pieces; false where it loses the file. */
  private boolean writesToTheEnd(Outcome<IncomingFile> opened) {
    if (!(opened instanceof Outcome.Done<IncomingFile>(IncomingFile file))) {
      return false;
    }
    for (int at = (int) file.position(); at < content.length; at += 10_000) {
      ByteBuffer piece = ByteBuffer.wrap(content, at, Math.min(10_000, content.length - at));
      if (file.write(piece) instanceof Outcome.Refused<Long>) {
        return false;
      }
    }
    return file.finish() instanceof Outcome.Done<FileView>;
  }

  private byte[] arrived(TransferView transfer) {
    DeliveryView delivery =
        done(house.transfers.send(house.sender(), transfer.id())).deliveries().getFirst();
    try (OutgoingFile reader = done(house.transfers.take(house.recipient("k"), delivery.id()))) {
      return read(reader, 0, content.length);
    }
  }
}

package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.Test;

/** A file whose size was announced is whole exactly there, and counts only what counts. */
class AnnouncedTest extends SendingFixture {

  private IncomingFile announce(TransferView transfer, String name) {
    return done(
        house.transfers.receive(
            house.sender(), transfer.id(), name, OptionalLong.of(content.length)));
  }

  private UploadView look(IncomingFile file) {
    return done(house.transfers.upload(house.sender(), file.transfer(), file.file()));
  }

  private ByteBuffer bytes(int from, int to) {
    return ByteBuffer.wrap(content, from, to - from);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void announced_itWaits_alsoAcrossARestart() {
    IncomingFile file = announce(begin(), "a.csv");
    file.suspend();
    house.close();
    house = new TestHouse(folder.resolve("home"), house.clock, Rules.DEFAULT);

    assertThat(look(file).announcedBytes()).isEqualTo(content.length);
    assertThat(look(file).file().sizeBytes()).isZero();
    IncomingFile later = done(house.transfers.resume(house.sender(), file.file()));
    done(later.write(bytes(0, content.length)));
    assertThat(done(later.finish()).sha256()).contains(sha256(content));
  }

  @Test
  void moreThanAnnounced_isRefused_andSoIsFinishingWithLess() {
    IncomingFile file = announce(begin(), "a.csv");
    done(file.write(bytes(0, content.length - 1)));

    assertThat(refused(file.write(bytes(0, 2)))).isEqualTo(new Refusal.TooLarge(content.length));
    assertThat(refused(file.finish())).isInstanceOf(Refusal.Conflict.class);
    done(file.write(bytes(content.length - 1, content.length)));
    assertThat(done(file.finish()).sha256()).contains(sha256(content));
  }

  @Test
  void allThatWasAnnounced_isWhole_alsoWhereTheLineBreaksAtItsEnd() {
    TransferView transfer = begin();
    IncomingFile file = announce(transfer, "a.csv");
    done(file.write(bytes(0, content.length)));
    file.suspend();

    assertThat(look(file).file().sha256()).contains(sha256(content));
    assertThat(refused(house.transfers.resume(house.sender(), file.file())))
        .isInstanceOf(Refusal.Conflict.class);
    done(house.transfers.send(house.sender(), transfer.id()));
  }

  @Test
  void whatIsHeldBack_doesNotCount_andGoesWithItsSession() throws IOException {
    IncomingFile file = announce(begin(), "a.csv");
    done(file.write(bytes(0, 10)));
    file.suspend();
    IncomingFile held = done(house.transfers.resume(house.sender(), file.file()));
    held.hold();
    done(held.write(bytes(10, content.length)));
    assertThat(look(file).file().sizeBytes()).isEqualTo(10);
    assertThat(refused(held.finish())).isInstanceOf(Refusal.Conflict.class);
    held.suspend();
    assertThat(held.position()).isEqualTo(10);
    assertThat(look(file).file().sizeBytes()).isEqualTo(10);
    assertThat(house.stores.blobs().all()).hasSize(1);

    IncomingFile taken = done(house.transfers.resume(house.sender(), file.file()));
    taken.hold();
    done(taken.write(bytes(0, 500)));
    IncomingFile last = done(house.transfers.resume(house.sender(), file.file()));
    assertThat(last.position()).isEqualTo(10);
    last.hold();
    done(last.write(bytes(10, content.length)));
    last.release();
    assertThat(done(last.finish()).sha256()).contains(sha256(content));
  }

  @Test
  void holdingBack_beginsBeforeTheFirstByte() {
    IncomingFile file = announce(begin(), "a.csv");
    done(file.write(bytes(0, 1)));

    assertThatThrownBy(file::hold).isInstanceOf(IllegalStateException.class);
    file.close();
  }

  @Test
  void manyShortSessions_giveTheHashOfTheWhole() {
    IncomingFile file = announce(begin(), "a.csv");
    file.suspend();
    for (int at = 0; at < content.length; at += 250_000) {
      IncomingFile session = done(house.transfers.resume(house.sender(), file.file()));
      assertThat(session.position()).isEqualTo(at);
      done(session.write(bytes(at, at + 250_000)));
      session.suspend();
    }

    assertThat(look(file).file().sha256()).contains(sha256(content));
  }

  @Test
  void theSameNameAgain_takesThePlaceOfWhatNeverBegan_andOfNothingElse() {
    TransferView transfer = begin();
    IncomingFile first = announce(transfer, "a.csv");
    assertThat(
            refused(
                house.transfers.receive(
                    house.sender(), transfer.id(), "a.csv", OptionalLong.of(5))))
        .isInstanceOf(Refusal.Conflict.class);
    first.suspend();

    IncomingFile second = announce(transfer, "a.csv");

    assertThat(refused(house.transfers.upload(house.sender(), transfer.id(), first.file())))
        .isInstanceOf(Refusal.NotFound.class);
    done(second.write(bytes(0, 1)));
    second.suspend();
    assertThat(
            refused(
                house.transfers.receive(
                    house.sender(), transfer.id(), "a.csv", OptionalLong.of(5))))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void aFileOfAnotherTransfer_isNotThere() {
    IncomingFile file = announce(begin(), "a.csv");
    file.suspend();

    assertThat(refused(house.transfers.upload(house.sender(), begin().id(), file.file())))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void interruptedTooOften_itMustBeginAgain() {
    IncomingFile file = announce(begin(), "a.csv");
    file.suspend();
    StoredFile stored = house.stores.records().file(file.file()).orElseThrow();
    for (int part = 0; part <= 1_000; part++) {
      stored = stored.withPart(1, house.clock.instant());
    }
    assertThat(house.stores.records().updateFile(stored, List.of())).isTrue();

    assertThat(refused(house.transfers.resume(house.sender(), file.file())))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void abandoned_itGoesWhenItsTransferDoes() throws IOException {
    IncomingFile file = announce(begin(), "a.csv");
    done(file.write(bytes(0, 10)));
    file.suspend();
    Duration left = Duration.between(house.clock.instant(), look(file).discardAt());

    house.clock.advance(left);
    house.transfers.sweep();

    assertThat(house.stores.blobs().all()).isEmpty();
    assertThat(refused(house.transfers.upload(house.sender(), file.transfer(), file.file())))
        .isInstanceOf(Refusal.Gone.class);
  }
}

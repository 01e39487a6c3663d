package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Transfer;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {

  @TempDir Path folder;
  private TestHouse house;
  private final byte[] content = content(1_000_000, 2);

  @BeforeEach
  void open() {
    house = new TestHouse(folder.resolve("home"));
    house.recipient("key-1");
    house.account("cpam-75", Role.RECIPIENT, "key-2", Door.SFTP);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void beforeSend_recipientsSeeNothing() {
    TransferView transfer = begin();
    house.upload(transfer, "a.csv", content);

    assertThat(done(house.transfers.inbox(house.recipient("key-1")))).isEmpty();
    done(house.transfers.send(house.sender(), transfer.id()));
    assertThat(done(house.transfers.inbox(house.recipient("key-1")))).hasSize(1);
  }

  @Test
  void eachRecipient_hasADeliveryOfItsOwn() {
    NewTransfer wish =
        new NewTransfer(
            List.of("ars-idf", "cpam-75"),
            Optional.of("1d"),
            Optional.of("suivi"),
            Optional.of("santé"),
            OptionalLong.of(1_400_000));
    TransferView transfer = done(house.transfers.begin(house.sender(), wish));
    house.upload(transfer, "a.csv", content);
    house.upload(transfer, "b.csv", content);

    TransferView sent = done(house.transfers.send(house.sender(), transfer.id()));

    assertThat(sent.state()).isEqualTo("available");
    assertThat(sent.deliveries()).hasSize(4);
    assertThat(sent.purpose()).contains("suivi");
    assertThat(sent.persons()).hasValue(1_400_000);
    assertThat(sent.expiresAt()).isEqualTo(TestHouse.START.plus(Duration.ofDays(1)));
    DeliveryView forArs = done(house.transfers.inbox(house.recipient("key-1"))).getFirst();
    OutgoingFile reader = done(house.transfers.take(house.recipient("key-1"), forArs.id()));
    assertThat(read(reader, 0, content.length)).isEqualTo(content);
    reader.confirm();
    Caller cpam = house.account("cpam-75", Role.RECIPIENT, "key-2", Door.SFTP);
    assertThat(done(house.transfers.inbox(cpam))).hasSize(2);
  }

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
  void aFileThatIsBeingWritten_cannotBeTakenOutOfItsTransfer() {
    IncomingFile writer = receive(begin(), "a.csv");
    done(writer.write(ByteBuffer.wrap(content)));

    assertThat(refused(house.transfers.discardFile(house.sender(), writer.file())))
        .isInstanceOf(Refusal.Conflict.class);
    writer.close();
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

  @Test
  void aCutCall_leavesNothing() throws IOException {
    TransferView transfer = begin();
    IncomingFile upload = receive(transfer, "a.csv");
    done(upload.write(ByteBuffer.wrap(content)));
    upload.close();
    house.transfers.sweep();

    assertThat(done(house.transfers.show(house.sender(), transfer.id())).files()).isEmpty();
    assertThat(house.stores.blobs().all()).isEmpty();
    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(house.transfers.expiredButStoredBytes()).isZero();
  }

  @Test
  void anEmptyFile_isRefused() {
    IncomingFile upload = receive(begin(), "a.csv");

    assertThat(refused(upload.finish())).isInstanceOf(Refusal.Invalid.class);
    upload.close();
  }

  @Test
  void aNameTwice_isRefused() {
    TransferView transfer = begin();
    house.upload(transfer, "a.csv", content);

    assertThat(
            refused(
                house.transfers.receive(
                    house.sender(), transfer.id(), "a.csv", OptionalLong.empty())))
        .isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void aFileOverTheLimit_isRefused_whenDeclaredAndWhenItArrives() {
    house.close();
    Rules small =
        new Rules(
            Rules.DEFAULT.retention(),
            Rules.DEFAULT.numbers(),
            1_000,
            10,
            10,
            Rules.DEFAULT.send());
    house = new TestHouse(folder.resolve("home"), house.clock, small);
    TransferView transfer = begin();

    assertThat(
            refused(
                house.transfers.receive(
                    house.sender(), transfer.id(), "a", OptionalLong.of(1_001))))
        .isEqualTo(new Refusal.TooLarge(1_000));
    IncomingFile upload = receive(transfer, "a");
    done(upload.write(ByteBuffer.allocate(1_000)));
    assertThat(refused(upload.write(ByteBuffer.allocate(1))))
        .isEqualTo(new Refusal.TooLarge(1_000));
    upload.close();
  }

  @Test
  void anUploadThatIsNeverSent_isDiscarded_andLeavesNothing() throws IOException {
    TransferView transfer = begin();
    IncomingFile upload = receive(transfer, "a.csv");
    done(upload.write(ByteBuffer.wrap(content)));
    upload.suspend();

    house.clock.advance(Duration.ofDays(3));
    assertThat(house.transfers.sweep()).isEqualTo(new SweepReport(0, 1, 0));

    assertThat(done(house.transfers.show(house.sender(), transfer.id())).state())
        .isEqualTo("expired");
    assertThat(house.stores.blobs().all()).isEmpty();
    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(refused(house.transfers.resume(house.sender(), upload.file())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void revokingWhileItArrives_stopsTheWriter() {
    TransferView transfer = begin();
    IncomingFile upload = receive(transfer, "a.csv");
    done(upload.write(ByteBuffer.wrap(content)));

    done(house.transfers.revoke(house.sender(), transfer.id()));

    assertThat(refused(upload.write(ByteBuffer.wrap(content))))
        .isEqualTo(Refusal.gone(EndReason.REVOKED));
    assertThat(refused(upload.finish())).isEqualTo(Refusal.gone(EndReason.REVOKED));
    upload.close();
  }

  @Test
  void revokingWhileItArrives_leavesNoKey_alsoWhereTheLineThenBreaks() throws IOException {
    TransferView transfer = begin();
    IncomingFile upload = receive(transfer, "a.csv");
    done(upload.write(ByteBuffer.wrap(content, 0, 400_000)));
    upload.suspend();
    IncomingFile resumed = done(house.transfers.resume(house.sender(), upload.file()));
    done(resumed.write(ByteBuffer.wrap(content, 400_000, 600_000)));

    done(house.transfers.revoke(house.sender(), transfer.id()));
    resumed.suspend();
    house.transfers.sweep();

    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(house.stores.blobs().all()).isEmpty();
  }

  @Test
  void aKeyThatACrashLeftOfADiscardedUpload_goesBeforeItsBytes() throws IOException {
    TransferView transfer = begin();
    IncomingFile upload = receive(transfer, "a.csv");
    done(upload.write(ByteBuffer.wrap(content)));
    upload.suspend();
    StoredTransfer stored = house.stores.records().transfer(transfer.id()).orElseThrow();
    Transfer.Uploading uploading = (Transfer.Uploading) stored.transfer();
    Transfer.Discarded discarded =
        new Transfer.Discarded(
            uploading.id(),
            uploading.sender(),
            uploading.recipients(),
            EndReason.REVOKED,
            house.clock.instant());
    // The crash comes here: the records know, the vault does not.
    assertThat(house.stores.records().discard(discarded, List.of())).isTrue();

    house.transfers.sweep();

    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(house.stores.blobs().all()).isEmpty();
  }

  @Test
  void sendingTwice_makesNoSecondDelivery() {
    TransferView transfer = begin();
    house.upload(transfer, "a.csv", content);
    done(house.transfers.send(house.sender(), transfer.id()));

    assertThat(refused(house.transfers.send(house.sender(), transfer.id())))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(done(house.transfers.inbox(house.recipient("k")))).hasSize(1);
  }

  @Test
  void sendingWithNoFileOrHalfAFile_isRefused() {
    TransferView transfer = begin();
    assertThat(refused(house.transfers.send(house.sender(), transfer.id())))
        .isInstanceOf(Refusal.Invalid.class);
    IncomingFile upload = receive(transfer, "a.csv");
    done(upload.write(ByteBuffer.wrap(content)));

    assertThat(refused(house.transfers.send(house.sender(), transfer.id())))
        .isInstanceOf(Refusal.Conflict.class);
    upload.close();
  }

  @Test
  void wishesThatMakeNoSense_areRefusedByField() {
    assertThat(refused(begin(List.of("nobody"), "1d")))
        .isEqualTo(Refusal.invalid("recipients", "there is no such recipient"));
    assertThat(refused(begin(List.of("lab"), "1d"))).isInstanceOf(Refusal.Invalid.class);
    assertThat(refused(begin(List.of(), "1d"))).isInstanceOf(Refusal.Invalid.class);
    assertThat(refused(begin(List.of("ars-idf"), "-1d"))).isInstanceOf(Refusal.Invalid.class);
    assertThat(refused(begin(List.of("ars-idf"), "soon"))).isInstanceOf(Refusal.Invalid.class);
    assertThat(refused(begin(List.of("ars-idf"), "8d"))).isEqualTo(Refusal.forbidden("max_expiry"));
  }

  @Test
  void aDisabledRecipient_isNoRecipient() {
    var ars = house.recipient("k").grant().account();
    house.stores.accounts().setEnabled(ars, false, house.clock.instant());

    assertThat(refused(begin(List.of("ars-idf"), "1d"))).isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void whatOthersSend_isNotFound() {
    TransferView transfer = begin();
    Caller other = house.account("other-lab", Role.SENDER, "o", Door.HTTPS);

    assertThat(refused(house.transfers.show(other, transfer.id()))).isEqualTo(Refusal.notFound());
    assertThat(refused(house.transfers.send(other, transfer.id()))).isEqualTo(Refusal.notFound());
    assertThat(refused(house.transfers.revoke(other, transfer.id()))).isEqualTo(Refusal.notFound());
    assertThat(refused(house.transfers.show(house.recipient("k"), transfer.id())))
        .isEqualTo(Refusal.notFound());
    assertThat(
            refused(
                house.transfers.show(
                    house.sender(), TransferId.parse("t-" + "a".repeat(26)).orElseThrow())))
        .isEqualTo(Refusal.notFound());
  }

  private TransferView begin() {
    return done(house.transfers.begin(house.sender(), NewTransfer.to("ars-idf")));
  }

  private Outcome<TransferView> begin(List<String> recipients, String expires) {
    return house.transfers.begin(
        house.sender(),
        new NewTransfer(
            recipients,
            Optional.of(expires),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty()));
  }

  private IncomingFile receive(TransferView transfer, String name) {
    return done(house.transfers.receive(house.sender(), transfer.id(), name, OptionalLong.empty()));
  }
}

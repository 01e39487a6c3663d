package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Transfer;
import org.junit.jupiter.api.Test;

/** A file arrives, or does not. */
class UploadingTest extends SendingFixture {

  @Test
  void aFileThatIsBeingWritten_canBeTakenOut_andItsWriterCanDoNothingMore() throws IOException {
    TransferView transfer = begin();
    IncomingFile writer = receive(transfer, "a.csv");
    done(writer.write(ByteBuffer.wrap(content)));

    done(house.transfers.discardFile(house.sender(), writer.file()));

    assertThat(refused(writer.write(ByteBuffer.wrap(content))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(refused(writer.finish())).isInstanceOf(Refusal.Conflict.class);
    writer.suspend();
    house.transfers.sweep();
    assertThat(done(house.transfers.show(house.sender(), transfer.id())).files()).isEmpty();
    assertThat(house.stores.blobs().all()).isEmpty();
    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(refused(house.transfers.resume(house.sender(), writer.file())))
        .isInstanceOf(Refusal.NotFound.class);
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
}

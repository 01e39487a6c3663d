package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.util.List;
import org.ecluse.policy.outcome.Refusal;
import org.junit.jupiter.api.Test;

/** A file that is sent in the same step in which it becomes whole. */
class SendingAtOnceTest extends SendingFixture {

  private IncomingFile begun(String name) {
    return done(house.transfers.receiveAlone(house.sender(), NewTransfer.to("ars-idf"), name));
  }

  private TransferView finishAndSend(IncomingFile file) {
    return done(house.transfers.finishAndSend(house.sender(), file));
  }

  private byte[] fetched(DeliveryView delivery) {
    OutgoingFile reader = done(house.transfers.take(house.recipient("key-1"), delivery.id()));
    byte[] bytes = read(reader, 0, content.length);
    reader.confirm();
    return bytes;
  }

  private List<DeliveryView> inbox() {
    return done(house.transfers.inbox(house.recipient("key-1")));
  }

  @Test
  void aFileInOnePart_isThere_andItsKeyNeverWaitedInTheVault() {
    IncomingFile file = begun("a.csv");
    done(file.write(ByteBuffer.wrap(content)));

    TransferView sent = finishAndSend(file);

    assertThat(sent.state()).isEqualTo("available");
    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(inbox()).singleElement().extracting(DeliveryView::name).isEqualTo("a.csv");
    assertThat(fetched(inbox().getFirst())).isEqualTo(content);
  }

  @Test
  void aFileThatWasInterrupted_isThereWhole() {
    IncomingFile file = begun("a.csv");
    done(file.write(ByteBuffer.wrap(content, 0, 1_000)));
    file.suspend();
    IncomingFile rest = done(house.transfers.resume(house.sender(), file.file()));
    done(rest.write(ByteBuffer.wrap(content, 1_000, content.length - 1_000)));

    finishAndSend(rest);

    assertThat(house.stores.vault().uploads()).isEmpty();
    assertThat(fetched(inbox().getFirst())).isEqualTo(content);
  }

  @Test
  void aFileBesideOthers_isSentWithThem() {
    TransferView transfer = begin();
    house.upload(transfer, "a.csv", content);
    IncomingFile file = receive(transfer, "b.csv");
    done(file.write(ByteBuffer.wrap(content)));

    finishAndSend(file);

    assertThat(inbox()).extracting(DeliveryView::name).containsExactly("a.csv", "b.csv");
  }

  @Test
  void aFileWhoseTransferWasRevoked_isRefused_andNothingOfItStays() throws Exception {
    IncomingFile file = begun("a.csv");
    done(file.write(ByteBuffer.wrap(content)));
    done(house.transfers.revoke(house.sender(), file.transfer()));

    assertThat(refused(house.transfers.finishAndSend(house.sender(), file)))
        .isInstanceOf(Refusal.Gone.class);
    file.close();

    assertThat(inbox()).isEmpty();
    house.transfers.sweep();
    assertThat(house.stores.blobs().all()).isEmpty();
  }

  @Test
  void anEmptyFile_isRefused() {
    IncomingFile file = begun("a.csv");

    assertThat(refused(house.transfers.finishAndSend(house.sender(), file)))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(inbox()).isEmpty();
  }

  @Test
  void whatWasNotSent_isListedAlone() {
    finishAndSend(filled(begun("sent.csv")));
    IncomingFile arriving = filled(begun("arriving.csv"));

    assertThat(done(house.transfers.unsent(house.sender())))
        .extracting(TransferView::id)
        .containsExactly(arriving.transfer());
  }

  private IncomingFile filled(IncomingFile file) {
    done(file.write(ByteBuffer.wrap(content)));
    return file;
  }
}

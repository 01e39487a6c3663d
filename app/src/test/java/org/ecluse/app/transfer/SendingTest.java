package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.Test;

/** What a sender wishes for a transfer, and what comes of sending it. */
class SendingTest extends SendingFixture {

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
}

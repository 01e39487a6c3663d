package org.ecluse.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.app.transfer.TestHouse.content;
import static org.ecluse.app.transfer.TestHouse.done;
import static org.ecluse.app.transfer.TestHouse.read;
import static org.ecluse.app.transfer.TestHouse.refused;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.outcome.Refusal;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A house that nobody uses warns, closes, and stays closed until an admin opens it. */
class SleepTest {

  @TempDir Path folder;
  private TestHouse house;

  @BeforeEach
  void open() {
    house = new TestHouse(folder.resolve("home"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void pass(int days) {
    house.clock.advance(Duration.ofDays(days));
    house.transfers.watchUse();
  }

  private void restart() {
    house.close();
    house = new TestHouse(folder.resolve("home"), house.clock, Rules.DEFAULT);
  }

  private List<String> facts() {
    List<String> types = new ArrayList<>();
    house
        .stores
        .ledger()
        .forEach(entry -> types.add(entry.json().replaceAll(".\"type\":\"(\\w+)\".*", "$1")));
    types.retainAll(List.of("dormancy_near", "doors_closed", "doors_opened"));
    return types;
  }

  private static boolean isClosed(Outcome<?> answer) {
    return refused(answer) instanceof Refusal.Busy busy
        && busy.reason().orElse("").contains("an administrator opens them");
  }

  @Test
  void aHouseThatNobodyUses_warns_thenCloses_thenIsOpenedByAnAdmin() {
    pass(24);
    assertThat(facts()).isEmpty();
    pass(1);
    pass(1);
    assertThat(facts()).containsExactly("dormancy_near");
    house.recipient("key");
    done(house.transfers.begin(house.sender(), NewTransfer.to("ars-idf")));

    pass(4);
    assertThat(facts()).containsExactly("dormancy_near", "doors_closed");
    assertThat(isClosed(house.transfers.begin(house.sender(), NewTransfer.to("ars-idf")))).isTrue();
    assertThat(refused(house.transfers.open(house.sender()))).isNotNull();

    done(house.transfers.open(house.admin()));
    pass(0);
    house.send(content(10, 1));
    assertThat(facts()).containsExactly("dormancy_near", "doors_closed", "doors_opened");
    assertThat(refused(house.transfers.open(house.admin()))).isInstanceOf(Refusal.Conflict.class);
  }

  @Test
  void whatIsThere_cannotBeTaken_norAdded_butBeRevoked_acrossARestart() {
    pass(29);
    TransferView uploading = beginAndUpload();
    DeliveryView sent = sendLongAgo();
    house.clock.advance(Duration.ofDays(31));
    restart();

    assertThat(house.transfers.isClosed()).isTrue();
    assertThat(isClosed(house.transfers.take(house.recipient("key"), sent.id()))).isTrue();
    assertThat(
            isClosed(
                house.transfers.receive(
                    house.sender(), uploading.id(), "more.csv", OptionalLong.empty())))
        .isTrue();
    assertThat(isClosed(house.transfers.send(house.sender(), uploading.id()))).isTrue();
    done(house.transfers.revoke(house.sender(), sent.id()));
  }

  private TransferView beginAndUpload() {
    house.recipient("key");
    TransferView transfer = done(house.transfers.begin(house.sender(), NewTransfer.to("ars-idf")));
    house.upload(transfer, "export.csv", content(10, 1));
    return transfer;
  }

  private DeliveryView sendLongAgo() {
    return house.send(content(10, 2));
  }

  @Test
  void aReaderThatIsOpen_getsNothingMore_whenTheDoorsClose() {
    DeliveryView delivery = house.send(content(3_000_000, 1));
    try (OutgoingFile reader = done(house.transfers.take(house.recipient("key"), delivery.id()))) {
      read(reader, 0, 1000);
      pass(31);
      assertThat(isClosed(reader.read(1000, ByteBuffer.allocate(1000)))).isTrue();
    }
  }

  @Test
  void sendingAndFetching_keepTheDoorsOpen_alsoAcrossARestart() {
    pass(26);
    DeliveryView delivery = house.send(content(10, 1));
    pass(0);
    restart();
    pass(2);
    try (OutgoingFile reader = done(house.transfers.take(house.recipient("key"), delivery.id()))) {
      read(reader, 0, 10);
      reader.confirm();
    }
    pass(0);
    restart();
    pass(29);
    assertThat(house.transfers.isClosed()).isFalse();
    pass(1);
    assertThat(house.transfers.isClosed()).isTrue();
  }

  @Test
  void looking_doesNotKeepTheDoorsOpen() {
    for (int day = 0; day < 30; day++) {
      done(house.transfers.list(house.account("lab", Role.SENDER, "k", sender().door()), 10));
      pass(1);
    }
    assertThat(house.transfers.isClosed()).isTrue();
  }

  private Caller sender() {
    return house.sender();
  }

  @Test
  void anAdmin_whoWasWarned_keepsTheDoorsOpen() {
    pass(26);
    done(house.transfers.open(house.admin()));
    pass(20);
    assertThat(house.transfers.isClosed()).isFalse();
    assertThat(facts()).containsExactly("dormancy_near", "doors_opened");
  }
}

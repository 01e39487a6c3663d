package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ecluse.app.https.wire.WireSettings;
import org.ecluse.app.session.WebSessions;
import org.ecluse.app.transfer.Origins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {

  @TempDir Path folder;

  @Test
  void runningDownload_mayFinish_andNothingNewBegins() throws Exception {
    try (DoorHouse house = new DoorHouse(folder.resolve("home"));
        Client client = new Client(house)) {
      byte[] content = DoorFixture.content(8 << 20);
      Client.Answer sent =
          client.put("/api/v1/send/ars-idf/x", house.pass(DoorHouse.SENDER), content);
      String delivery = DoorFixture.idOf("d-", sent);
      try (Line line = Line.to(house, 64 << 10)) {
        line.say(DoorFixture.requestFor(delivery, house.pass(DoorHouse.RECIPIENT))).head();
        assertThat(line.read(1_000_000)).hasSize(1_000_000);
        CompletableFuture<Void> stopping =
            CompletableFuture.runAsync(() -> house.door.stop(Duration.ofSeconds(20)));
        assertThat(line.read(content.length - 1_000_000)).hasSize(content.length - 1_000_000);
        stopping.get();
      }
      assertThat(house.stores.vault().live()).isEmpty();
      assertThatThrownBy(() -> house.door.port()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void whatDoesNotFinishInTime_isCut_andStaysResumable() throws IOException {
    try (DoorHouse house = new DoorHouse(folder.resolve("home"));
        Client client = new Client(house)) {
      Client.Answer sent =
          client.put(
              "/api/v1/send/ars-idf/x", house.pass(DoorHouse.SENDER), DoorFixture.content(8 << 20));
      try (Line line = Line.to(house, 64 << 10)) {
        line.say(
                DoorFixture.requestFor(
                    DoorFixture.idOf("d-", sent), house.pass(DoorHouse.RECIPIENT)))
            .head();
        house.door.stop(Duration.ofMillis(100));
        assertThat(line.drain()).isLessThan(8 << 20);
      }
      assertThat(house.stores.vault().live()).hasSize(1);
    }
  }

  @Test
  void portInUse_isOneSentence() {
    try (DoorHouse house = new DoorHouse(folder.resolve("home"))) {
      HttpsDoor second =
          new HttpsDoor(
              house.transfers,
              house.office.passVerifier(),
              house.office.passes(),
              house.receipts(),
              house.office.liveGrants(),
              new Origins(house.stores::pseudonym),
              WebSessions.none(),
              new SftpWay(),
              house.people,
              house.accountability(),
              new HttpsSettings("127.0.0.1", house.door.port(), List.of(), WireSettings.DEFAULT),
              folder.resolve("tls"),
              new SimpleMeterRegistry(),
              house.clock);
      assertThatThrownBy(second::start)
          .isInstanceOf(HttpsDoorException.class)
          .hasMessage("port " + house.door.port() + " on 127.0.0.1 is in use or not allowed");
    }
  }
}

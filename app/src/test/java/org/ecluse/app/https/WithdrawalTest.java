package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of requests whose pass is revoked; downloads are in {@link ReadingTest}. */
class WithdrawalTest extends DoorFixture {

  @Test
  void anUploadThatStalls_isCut_andNothingOfItStays() throws IOException {
    long before = blobFiles();
    String pass = house.pass(DoorHouse.SENDER);
    try (Line line = Line.to(house)) {
      line.say(upload(pass, "stalled.csv")).say(content(300_000));
      awaitBegin("stalled.csv");

      house.revokePass(pass);

      assertThat(line.isEnded()).isTrue();
    }
    await().atMost(PATIENCE).until(() -> blobFiles() == before);
    assertThat(client.get(API + "/inbox", recipient).text()).doesNotContain("stalled.csv");
  }

  @Test
  void anUploadThatGoesOn_isRefused() throws IOException {
    String pass = house.pass(DoorHouse.SENDER);
    try (Line line = Line.to(house)) {
      line.say(upload(pass, "flowing.csv")).say(content(300_000));
      awaitBegin("flowing.csv");

      house.revokePass(pass);
      line.say(content(700_000));

      assertThat(line.head()).startsWith("HTTP/1.1 401");
    }
    assertThat(client.get(API + "/inbox", recipient).text()).doesNotContain("flowing.csv");
  }

  @Test
  void aConnectionThatWasKept_opensNothingMore() throws IOException {
    String pass = house.pass(DoorHouse.RECIPIENT);
    String request =
        "HEAD " + contentPath(deliver(content(10))) + " HTTP/1.1\nHost: x\nAuthorization: Bearer ";
    try (Line line = Line.to(house)) {
      assertThat(line.say(request + pass + "\n\n").head()).startsWith("HTTP/1.1 200");

      house.revokePass(pass);

      assertThat(line.say(request + pass + "\n\n").head()).startsWith("HTTP/1.1 401");
    }
  }

  /** Also those of uploads that are not whole. */
  private static long blobFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(house.home().resolve("blobs"))) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private static void awaitBegin(String name) {
    await()
        .atMost(PATIENCE)
        .until(() -> client.get(API + "/transfers", sender).text().contains(name));
  }

  private static String upload(String pass, String name) {
    return "PUT "
        + API
        + "/send/ars-idf/"
        + name
        + " HTTP/1.1\nHost: x\nContent-Length: 1000000\nAuthorization: Bearer "
        + pass
        + "\n\n";
  }
}

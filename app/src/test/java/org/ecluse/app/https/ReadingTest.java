package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest extends DoorFixture {

  private static final int SIZE = 2_000_000;
  private static final byte[] CONTENT = content(SIZE);

  @Test
  void whole_isTheFile_andTheSecondOneIsGone() {
    String delivery = deliver(CONTENT);

    Client.Answer first = read(delivery, recipient);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(CONTENT);

    Client.Answer second = read(delivery, recipient);
    assertThat(second.status()).isEqualTo(410);
    assertThat(second.json("reason")).isEqualTo("delivered");
    assertThat(client.get(API + "/inbox", recipient).text()).doesNotContain(delivery);
  }

  @Test
  void secondWhole_onAnotherConnection_atOnce_isGone() {
    try (Client another = new Client(house)) {
      for (int i = 0; i < 10; i++) {
        String delivery = deliver(content(300_000 + i));
        assertThat(read(delivery, recipient).status()).isEqualTo(200);
        assertThat(another.get(contentPath(delivery), recipient).status()).isEqualTo(410);
      }
    }
  }

  @Test
  void describing_isFree_andSaysEverything() {
    String delivery = deliver(CONTENT);
    for (int i = 0; i < 3; i++) {
      Client.Answer head = client.head(contentPath(delivery), recipient);
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Length")).contains(Integer.toString(SIZE));
      assertThat(head.header("Accept-Ranges")).contains("bytes");
      assertThat(head.header("Content-Type")).contains("application/octet-stream");
      assertThat(head.header("Content-Disposition").orElseThrow()).startsWith("attachment;");
      assertThat(head.header("ETag").orElseThrow()).startsWith("\"").endsWith("\"");
      assertThat(head.header("Repr-Digest").orElseThrow()).startsWith("sha-256=:");
    }
    assertThat(state(delivery)).isEqualTo("available");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=1-100, 1, 101",
    "bytes=262143-262144, 262143, 262145",
    "bytes=1999999-, 1999999, 2000000",
    "bytes=-3, 1999997, 2000000",
    "bytes=100-99999999, 100, 2000000",
  })
  void range_isThatPart(String range, int from, int to) {
    String delivery = deliver(CONTENT);
    Client.Answer part = read(delivery, recipient, "Range", range);
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(CONTENT, from, to));
    assertThat(part.header("Content-Range"))
        .contains("bytes " + from + "-" + (to - 1) + "/" + SIZE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=2000000-", "bytes=-0", "bytes=0-0,5-9", "bytes=x", "bytes=9-1"})
  void badRange_takesNothing(String range) {
    String delivery = deliver(CONTENT);
    Client.Answer refused = read(delivery, recipient, "Range", range);
    assertThat(refused.status()).isEqualTo(416);
    assertThat(refused.header("Content-Range")).contains("bytes */" + SIZE);
    assertThat(state(delivery)).isEqualTo("available");
  }

  @Test
  void parts_ofWhichTheLastOneCompletesTheFile_endIt() {
    String delivery = deliver(CONTENT);
    assertThat(read(delivery, recipient, "Range", "bytes=0-999999").status()).isEqualTo(206);
    assertThat(read(delivery, recipient, "Range", "bytes=1000000-").status()).isEqualTo(206);
    assertThat(read(delivery, recipient).status()).isEqualTo(410);
  }

  @Test
  void ifRange_withOurTag_resumes_withAnother_givesAll() {
    String delivery = deliver(CONTENT);
    String tag = client.head(contentPath(delivery), recipient).header("ETag").orElseThrow();
    assertThat(read(delivery, recipient, "Range", "bytes=0-9", "If-Range", tag).status())
        .isEqualTo(206);
    assertThat(read(delivery, recipient, "Range", "bytes=10-19", "If-Range", "W/" + tag).status())
        .isEqualTo(200);
  }

  @Test
  void conditions_thatDoNotHold_takeNothing() {
    String delivery = deliver(CONTENT);
    String tag = client.head(contentPath(delivery), recipient).header("ETag").orElseThrow();
    assertThat(read(delivery, recipient, "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(read(delivery, recipient, "If-Match", "\"other\"").status()).isEqualTo(412);
    assertThat(state(delivery)).isEqualTo("available");
    assertThat(read(delivery, recipient, "If-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void lineCutInTheMiddle_losesNothing() throws IOException {
    String delivery = deliver(CONTENT);
    try (Line line = Line.to(house, 32 << 10)) {
      line.say(requestFor(delivery, recipient)).head();
      assertThat(line.read(700_000)).isEqualTo(Arrays.copyOf(CONTENT, 700_000));
      line.cut();
    }
    assertThat(state(delivery)).isEqualTo("claimed");
    assertThat(read(delivery, house.pass(DoorHouse.RECIPIENT)).status()).isEqualTo(409);

    Client.Answer rest = read(delivery, recipient, "Range", "bytes=700000-");
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 700_000, SIZE));
    assertThat(read(delivery, recipient).status()).isEqualTo(410);
  }

  /** The kernel took all of it, the peer's window is closed: nothing but the queue tells. */
  @Test
  void writtenToTheSocket_isNotArrived_whileThePeerHasNotAcknowledged() throws IOException {
    String delivery = deliver(content(300_000));
    try (Line line = Line.to(house, 8 << 10)) {
      line.say(requestFor(delivery, recipient));
      await()
          .during(Duration.ofMillis(700))
          .atMost(PATIENCE)
          .until(() -> !state(delivery).equals("delivered"));
      line.cut();
    }
    assertThat(state(delivery)).isEqualTo("claimed");
    assertThat(read(delivery, recipient).body()).isEqualTo(content(300_000));
  }

  @Test
  void slowPeer_thatTakesAllInTheEnd_hasIt() throws IOException {
    String delivery = deliver(content(300_000));
    try (Line line = Line.to(house, 8 << 10)) {
      line.say(requestFor(delivery, recipient)).head();
      assertThat(line.read(300_000)).isEqualTo(content(300_000));
      await().atMost(PATIENCE).until(() -> state(delivery).equals("delivered"));
    }
  }

  @Test
  void pipelinedReads_onOneConnection_areAnsweredInOrder_andAllArrive() throws IOException {
    String one = deliver(content(400_001));
    String two = deliver(content(400_002));
    try (Line line = Line.to(house)) {
      line.say(requestFor(one, recipient) + requestFor(two, recipient));
      assertThat(line.head()).startsWith("HTTP/1.1 200").contains("content-length: 400001");
      assertThat(line.read(400_001)).isEqualTo(content(400_001));
      assertThat(line.head()).startsWith("HTTP/1.1 200").contains("content-length: 400002");
      assertThat(line.read(400_002)).isEqualTo(content(400_002));
      await().atMost(PATIENCE).until(() -> state(two).equals("delivered"));
    }
    assertThat(state(one)).isEqualTo("delivered");
  }

  @Test
  void connectionThatClosesWithTheAnswer_stillTellsThatItArrived() throws IOException {
    String delivery = deliver(content(300_000));
    try (Line line = Line.to(house)) {
      line.say(requestFor(delivery, recipient, "Connection: close")).head();
      assertThat(line.read(300_000)).hasSize(300_000);
      assertThat(line.isEnded()).isTrue();
    }
    await().atMost(PATIENCE).until(() -> state(delivery).equals("delivered"));
  }

  @Test
  void revoked_whileAPeerReadsSlowly_breaksTheLineWithinASecond() throws IOException {
    byte[] large = content(24 << 20);
    String delivery = deliver(large);
    try (Line line = Line.to(house, 64 << 10)) {
      line.say(requestFor(delivery, recipient)).head();
      assertThat(line.read(1 << 20)).hasSize(1 << 20);
      long begin = System.nanoTime();
      assertThat(client.post(API + "/deliveries/" + delivery + "/revoke", sender).status())
          .isEqualTo(200);
      long after = line.drain();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
      assertThat(after).isLessThan(1 << 20);
    }
    assertThat(read(delivery, recipient).json("reason")).isEqualTo("revoked");
  }

  @Test
  void passRevoked_whileItReads_breaksTheLine() throws IOException {
    String delivery = deliver(content(24 << 20));
    String pass = house.pass(DoorHouse.RECIPIENT);
    try (Line line = Line.to(house, 64 << 10)) {
      line.say(requestFor(delivery, pass)).head();
      assertThat(line.read(1 << 20)).hasSize(1 << 20);
      house.revokePass(pass);
      assertThat(line.drain()).isLessThan(1 << 20);
    }
    assertThat(read(delivery, pass).status()).isEqualTo(401);
    assertThat(state(delivery)).isEqualTo("claimed");
  }

  @Test
  void acknowledged_isGone_andMayBeSaidAgain() {
    String delivery = deliver(CONTENT);
    assertThat(read(delivery, recipient, "Range", "bytes=0-9").status()).isEqualTo(206);
    String path = API + "/deliveries/" + delivery + "/ack";
    assertThat(client.post(path, recipient).status()).isEqualTo(204);
    assertThat(client.post(path, recipient).status()).isEqualTo(204);
    assertThat(read(delivery, recipient).status()).isEqualTo(410);
  }

  @Test
  void reissued_letsAnotherIdentityBegin() {
    String delivery = deliver(CONTENT);
    assertThat(read(delivery, recipient, "Range", "bytes=0-9").status()).isEqualTo(206);
    String another = house.pass(DoorHouse.RECIPIENT);
    assertThat(read(delivery, another).status()).isEqualTo(409);
    String path = API + "/deliveries/" + delivery + "/reissue";
    assertThat(client.post(path, sender).status()).isEqualTo(200);
    assertThat(read(delivery, another).body()).isEqualTo(CONTENT);
  }

  @Test
  void expired_isGone() {
    Client.Answer sent = client.put(API + "/send/ars-idf/x?expires=30s", sender, CONTENT);
    String delivery = idOf("d-", sent);
    house.clock.advance(Duration.ofSeconds(31));
    Client.Answer refused = read(delivery, recipient);
    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.json("reason")).isEqualTo("expired");
  }
}

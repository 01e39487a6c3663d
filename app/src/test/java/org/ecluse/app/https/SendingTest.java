package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.ecluse.app.https.wire.WireSettings;
import org.ecluse.app.store.Stores;
import org.ecluse.policy.rules.Retention;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest extends DoorFixture {

  private static final byte[] CONTENT = content(1_000_000);

  @Test
  void oneCall_sendsOneFile_toSeveral() {
    Client.Answer sent =
        client.put(
            API + "/send/ars-idf,cpam/r%C3%A9sultats.csv?expires=2h&purpose=test&persons=3",
            sender,
            CONTENT);
    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.json("state")).isEqualTo("available");
    assertThat(sent.json("purpose")).isEqualTo("test");
    assertThat(sent.json("persons")).isEqualTo("3");
    assertThat(sent.json("expires")).isEqualTo("2026-11-23T14:00:00Z");
    assertThat(sent.text()).contains("résultats.csv").contains("\"recipient\":\"cpam\"");
    assertThat(sent.header("Location")).contains(API + "/transfers/" + idOf("t-", sent));
  }

  @Test
  void transfer_isBegun_filled_sent_shown_revoked() {
    Client.Answer begun =
        client.postJson(
            API + "/transfers",
            sender,
            "{\"recipients\":[\"ars-idf\"],\"expires\":\"3d\",\"category\":\"tests\"}");
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.json("state")).isEqualTo("uploading");
    String path = API + "/transfers/" + idOf("t-", begun);

    Client.Answer file = client.put(path + "/files/a.csv", sender, CONTENT);
    assertThat(file.status()).isEqualTo(201);
    assertThat(file.json("size")).isEqualTo("1000000");
    assertThat(file.json("sha256")).hasSize(64);
    assertThat(file.json("file")).startsWith("f-");

    assertThat(client.post(path + "/send", sender).json("state")).isEqualTo("available");
    assertThat(client.get(path, sender).json("category")).isEqualTo("tests");
    assertThat(client.post(path + "/revoke", sender).json("state")).isEqualTo("revoked");
  }

  @ParameterizedTest
  @CsvSource({
    "/send/ars-idf/a%0Ab, 400, name",
    "/send/ars-idf/a%E2%80%AEb, 400, name",
    "/send/ars-idf/a%00b, 400, name",
    "/send/ars-idf/%FF, 400, name",
    "/send/nobody/a, 400, recipients",
    "/send/lab/a, 400, recipients",
    "/send/ars-idf/a?expires=x, 400, expires",
    "/send/ars-idf/a?expires=-1d, 400, expires",
    "/send/ars-idf/a?persons=many, 400, persons",
    "/send/ars-idf/a?expire=1h, 400, query",
    "/send/ars-idf/a?expires=1h&expires=2h, 400, query",
  })
  void badInput_namesItsField(String path, int status, String field) {
    Client.Answer refused = client.put(API + path, sender, CONTENT);
    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.json("code")).isEqualTo("invalid");
    assertThat(refused.json("field")).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/send/ars-idf/a%2Fb",
        "/send/ars-idf/..",
        "/send/ars-idf/%2e%2e",
        "/send/ars-idf/a;b",
        "/send/ars-idf/a%5Cb",
        "/send/ars-idf/50%",
        "/send/ars-idf/a?expires=%zz"
      })
  void namesThatArePaths_andBrokenEscapes_areInvalid(String path) throws IOException {
    try (Line line = Line.to(house)) {
      line.say(
          "PUT "
              + API
              + path
              + " HTTP/1.1\nHost: x\nContent-Length: 1\nAuthorization: Bearer "
              + sender
              + "\n\nx");
      assertThat(line.head()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void longName_andLongExpiry_areRefused() {
    Client.Answer name = client.put(API + "/send/ars-idf/" + "x".repeat(300), sender, CONTENT);
    assertThat(name.json("field")).isEqualTo("name");
    Client.Answer expiry = client.put(API + "/send/ars-idf/a?expires=8d", sender, CONTENT);
    assertThat(expiry.status()).isEqualTo(403);
    assertThat(expiry.json("rule")).isEqualTo("max_expiry");
  }

  @Test
  void emptyBody_isInvalid_andLeavesNothing() {
    int before = blobs();
    Client.Answer refused = client.put(API + "/send/ars-idf/a", sender, new byte[0]);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json("field")).isEqualTo("body");
    assertThat(blobs()).isEqualTo(before);
  }

  @Test
  void bodyThatIsCut_leavesNothing() throws IOException {
    int before = blobs();
    try (Line line = Line.to(house)) {
      line.say(upload("/send/ars-idf/cut", "Content-Length: 1000000"));
      line.say(content(600_000));
      line.cut();
    }
    await().atMost(PATIENCE).until(() -> blobs() == before && drafts() == 0);
    assertThat(client.get(API + "/inbox", recipient).text()).doesNotContain("\"cut\"");
  }

  @Test
  void chunkedBody_isAFileToo_andABrokenChunkIsNot() throws IOException {
    try (Line line = Line.to(house)) {
      line.say(upload("/send/ars-idf/chunked", "Transfer-Encoding: chunked"));
      line.say("3\nabc\n2\nde\n0\n\n");
      assertThat(line.head()).startsWith("HTTP/1.1 201");
    }
    int before = blobs();
    try (Line line = Line.to(house)) {
      line.say(upload("/send/ars-idf/broken", "Transfer-Encoding: chunked"));
      line.say("3\nabc\nzz\nde\n0\n\n");
      assertThat(line.head()).startsWith("HTTP/1.1 400");
    }
    assertThat(blobs()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/send/nobody/a", "/send/ars-idf/a%0Ab", "/transfers/t-x/files/a"})
  void refusedBeforeItsBody_isNotToldToContinue(String path) throws IOException {
    try (Line line = Line.to(house)) {
      line.say(upload(path, "Content-Length: 1000000", "Expect: 100-continue"));
      assertThat(line.head()).startsWith("HTTP/1.1 4").contains("connection: close");
    }
  }

  @Test
  void acceptedWithExpectation_isToldToContinue() throws IOException {
    try (Line line = Line.to(house)) {
      line.say(upload("/send/ars-idf/a", "Content-Length: 3", "Expect: 100-continue"));
      assertThat(line.head()).startsWith("HTTP/1.1 100");
      line.say("abc");
      assertThat(line.head()).startsWith("HTTP/1.1 201");
    }
  }

  @Test
  void refusalBeforeTheBodyHasCome_isReadableAllTheSame() throws IOException {
    try (Line line = Line.to(house)) {
      line.say(upload("/send/nobody/a", "Content-Length: 50000000"));
      line.say(new byte[300_000]);
      assertThat(line.head()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void contentCoding_isRefused() {
    Client.Answer refused =
        client.put(API + "/send/ars-idf/a", sender, CONTENT, "Content-Encoding", "gzip");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json("field")).isEqualTo("content-encoding");
  }

  @Test
  void tooLarge_isRefusedByItsDeclaration_andByItsBytes() throws IOException {
    Rules small =
        new Rules(
            Retention.DEFAULT,
            Rules.DEFAULT.numbers(),
            1_000,
            Rules.DEFAULT.maxFiles(),
            Rules.DEFAULT.maxRecipients(),
            Rules.DEFAULT.send());
    try (DoorHouse strict = new DoorHouse(folder.resolve("strict"), WireSettings.DEFAULT, small);
        Client asker = new Client(strict)) {
      String pass = strict.pass(DoorHouse.SENDER);
      assertThat(asker.put(API + "/send/ars-idf/a", pass, new byte[1_000]).status()).isEqualTo(201);
      Client.Answer refused = asker.put(API + "/send/ars-idf/b", pass, new byte[1_001]);
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.json("code")).isEqualTo("too_large");
      try (Line line = Line.to(strict)) {
        line.say(uploadBy(pass, "/send/ars-idf/c", "Transfer-Encoding: chunked"));
        line.say("3e9\n" + "x".repeat(1_001) + "\n0\n\n");
        assertThat(line.head()).startsWith("HTTP/1.1 413");
      }
      assertThat(count(strict.stores)).isEqualTo(1);
    }
  }

  private static String upload(String path, String... headers) {
    return uploadBy(sender, path, headers);
  }

  private static String uploadBy(String pass, String path, String... headers) {
    return "PUT "
        + API
        + path
        + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
        + pass
        + "\n"
        + String.join("\n", headers)
        + "\n\n";
  }

  private static int blobs() {
    return count(house.stores);
  }

  private static int count(Stores stores) {
    try {
      return stores.blobs().all().size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int drafts() {
    try {
      return house.stores.blobs().removeStaleDrafts();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

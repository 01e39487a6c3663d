package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** tus 1.0 as its text has it, and as those who lie have it. */
class TusTest extends DoorFixture {

  private static final byte[] CONTENT = content(1_000_000);
  private static final String PIECE = "application/offset+octet-stream";

  private String transfer;
  private String files;

  @BeforeEach
  void begin() {
    Client.Answer begun =
        client.postJson(API + "/transfers", sender, "{\"recipients\":[\"ars-idf\"]}");
    transfer = API + "/transfers/" + idOf("t-", begun);
    files = transfer + "/files";
  }

  @Test
  void options_sayWhatIsSpoken() {
    Client.Answer answer = ask("OPTIONS", files, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Tus-Version")).contains("1.0.0");
    assertThat(answer.header("Tus-Extension"))
        .contains("creation,creation-with-upload,expiration,termination,checksum");
    assertThat(answer.header("Tus-Checksum-Algorithm")).contains("sha1,sha256");
    assertThat(answer.header("Tus-Max-Size")).contains(Long.toString(100L << 30));
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aFile_isAnnounced_comesInPieces_isSent_andTakenWhole() {
    String upload = announce("résultats.csv", CONTENT.length);
    Client.Answer empty = head(upload);
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.header("Upload-Offset")).contains("0");
    assertThat(empty.header("Upload-Length")).contains("1000000");
    assertThat(empty.header("Upload-Metadata")).contains(metadata("résultats.csv"));
    assertThat(empty.header("Upload-Expires"))
        .hasValueSatisfying(
            date -> assertThat(date).startsWith("Thu, 26 Nov 2026 1").endsWith(" GMT"));
    assertThat(empty.header("Cache-Control")).contains("no-store");
    assertThat(empty.header("Tus-Resumable")).contains("1.0.0");

    Client.Answer half = patch(upload, 0, 0, 400_000);
    assertThat(half.status()).isEqualTo(204);
    assertThat(half.header("Upload-Offset")).contains("400000");
    assertThat(half.header("Upload-Expires")).isPresent();
    assertThat(half.header("X-Content-SHA256")).isEmpty();
    assertThat(client.post(transfer + "/send", sender).status()).isEqualTo(409);
    Client.Answer whole = patch(upload, 400_000, 400_000, CONTENT.length);
    assertThat(whole.header("Upload-Offset")).contains("1000000");
    assertThat(whole.header("X-Content-SHA256")).contains(sha256(CONTENT));
    assertThat(head(upload).header("X-Content-SHA256")).contains(sha256(CONTENT));

    String delivery = idOf("d-", client.post(transfer + "/send", sender));
    assertThat(read(delivery, recipient).body()).isEqualTo(CONTENT);
    assertThat(head(upload).status()).isEqualTo(409);
  }

  @Test
  void theFirstPiece_mayComeWithTheAnnouncement() {
    Client.Answer part =
        post("a", 10, bytes(0, 4), "Content-Type", PIECE, "Upload-Checksum", sum("SHA-1", 0, 4));
    assertThat(part.status()).isEqualTo(201);
    assertThat(part.header("Upload-Offset")).contains("4");
    assertThat(patch(part.header("Location").orElseThrow(), 4, 4, 10).status()).isEqualTo(204);

    Client.Answer whole = post("b", 10, bytes(0, 10), "Content-Type", PIECE);
    assertThat(whole.header("X-Content-SHA256"))
        .contains(sha256(Arrays.copyOfRange(CONTENT, 0, 10)));
  }

  @Test
  void aFirstPieceThatIsRefused_leavesNothingBehind() {
    assertThat(post("a", 3, bytes(0, 4), "Content-Type", PIECE).status()).isEqualTo(413);
    Client.Answer damaged =
        post("a", 9, bytes(0, 4), "Content-Type", PIECE, "Upload-Checksum", sum("SHA-1", 1, 5));
    assertThat(damaged.status()).isEqualTo(460);
    assertThat(post("a", 9, bytes(0, 4)).status()).isEqualTo(415);
    assertThat(client.get(transfer, sender).text()).contains("\"files\":[]");
  }

  @Test
  void termination_leavesNothing_alsoOfAWholeFile() {
    String begun = announce("a", 10);
    patch(begun, 0, 0, 4);
    String whole = announce("b", 10);
    patch(whole, 0, 0, 10);

    for (String upload : List.of(begun, whole)) {
      assertThat(ask("DELETE", upload, BodyPublishers.noBody()).status()).isEqualTo(204);
      assertThat(head(upload).status()).isEqualTo(404);
      assertThat(patch(upload, 4, 4, 10).status()).isEqualTo(404);
      assertThat(ask("DELETE", upload, BodyPublishers.noBody()).status()).isEqualTo(404);
    }
    assertThat(client.get(transfer, sender).text()).contains("\"files\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA-256"})
  void aPieceWithItsChecksum_isKept_andAnyOtherIsNot(String algorithm) {
    String upload = announce("a", CONTENT.length);
    patch(upload, 0, 0, 10);

    Client.Answer wrong =
        patch(
            upload, 10, 10, CONTENT.length, "Upload-Checksum", sum(algorithm, 11, CONTENT.length));
    assertThat(wrong.status()).isEqualTo(460);
    assertThat(wrong.json("code")).isEqualTo("checksum_mismatch");
    assertThat(head(upload).header("Upload-Offset")).contains("10");

    Client.Answer right =
        patch(
            upload, 10, 10, CONTENT.length, "Upload-Checksum", sum(algorithm, 10, CONTENT.length));
    assertThat(right.header("X-Content-SHA256")).contains(sha256(CONTENT));
  }

  @Test
  void aPieceWithAChecksum_thatIsCut_isNotKept() throws IOException {
    String upload = announce("a", CONTENT.length);
    try (Line line = Line.to(house)) {
      line.say(
          begun(upload, 0, "Content-Length: 1000000", "Upload-Checksum: " + sum("SHA-256", 0, 10)));
      line.say(Arrays.copyOf(CONTENT, 600_000));
      awaitDraft();
      assertThat(head(upload).header("Upload-Offset")).contains("0");
      line.cut();
    }

    assertThat(patch(upload, 0, 0, CONTENT.length).header("X-Content-SHA256"))
        .contains(sha256(CONTENT));
  }

  @ParameterizedTest
  @CsvSource({
    "md5 1B2M2Y8AsgTpgAmY7PhCfg==, upload-checksum",
    "sha256, upload-checksum",
    "sha256 !, upload-checksum",
    "sha1 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=, upload-checksum",
  })
  void aChecksumThatMakesNoSense_isRefused(String checksum, String field) {
    Client.Answer refused = patch(announce("a", 10), 0, 0, 10, "Upload-Checksum", checksum);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json("field")).isEqualTo(field);
  }

  @Test
  void anotherOffset_isAConflict_andChangesNothing() {
    String upload = announce("a", 10);
    patch(upload, 0, 0, 4);

    for (int offset : new int[] {0, 3, 5, 10}) {
      assertThat(patch(upload, offset, 0, 0).status()).as("offset " + offset).isEqualTo(409);
    }
    assertThat(patch(upload, 5, 5, 10).status()).isEqualTo(409);
    assertThat(patch(upload, 11, 0, 0).status()).isEqualTo(409);
    assertThat(head(upload).header("Upload-Offset")).contains("4");
    assertThat(patch(upload, 4, 4, 4).header("Upload-Offset")).contains("4");
  }

  @Test
  void aBodyBeyondTheLength_isRefused_beforeItsFirstByteWhereItSaysHowLongItIs() {
    String upload = announce("a", 10);
    patch(upload, 0, 0, 4);

    assertThat(patch(upload, 4, 4, 11).status()).isEqualTo(413);
    assertThat(head(upload).header("Upload-Offset")).contains("4");
    BodyPublisher chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes(4, 11)));
    assertThat(ask("PATCH", upload, chunked, "Upload-Offset", "4", "Content-Type", PIECE).status())
        .isEqualTo(413);
    assertThat(patch(upload, 4, 4, 10).status()).isEqualTo(204);
  }

  @Test
  void aBodyOfUnknownLength_isAPieceToo() {
    String upload = announce("a", 10);
    BodyPublisher chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes(0, 10)));

    assertThat(
            ask("PATCH", upload, chunked, "Upload-Offset", "0", "Content-Type", PIECE)
                .header("X-Content-SHA256"))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Upload-Offset, -1, 400",
    "Upload-Offset, 1e3, 400",
    "Upload-Offset, 9223372036854775808, 400",
    "Content-Type, application/octet-stream, 415",
    "Content-Type, application/offset+octet-stream; charset=x, 415",
    "Tus-Resumable, 0.2.2, 412",
    "Trailer, Upload-Checksum, 400",
    "Content-Encoding, gzip, 400",
  })
  void aPieceWithAWrongHeader_isRefused_andKeepsNothing(String name, String value, int status) {
    String upload = announce("a", 10);
    List<String> headers = new ArrayList<>();
    for (String[] header :
        new String[][] {
          {"Tus-Resumable", "1.0.0"}, {"Upload-Offset", "0"}, {"Content-Type", PIECE}
        }) {
      if (!header[0].equals(name)) {
        headers.addAll(List.of(header));
      }
    }
    headers.addAll(List.of(name, value));

    Client.Answer refused =
        client.ask(
            "PATCH",
            upload,
            sender,
            BodyPublishers.ofByteArray(bytes(0, 10)),
            headers.toArray(String[]::new));

    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.header("Tus-Version").isPresent()).isEqualTo(status == 412);
    assertThat(head(upload).header("Upload-Offset")).contains("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Upload-Length: 10 | 400 | upload-metadata",
        "Upload-Metadata: filename YQ== | 400 | upload-length",
        "Upload-Length: 0; Upload-Metadata: filename YQ== | 400 | body",
        "Upload-Length: 1x; Upload-Metadata: filename YQ== | 400 | upload-length",
        "Upload-Defer-Length: 1; Upload-Metadata: filename YQ== | 400 | upload-length",
        "Upload-Length: 9; Upload-Concat: partial; Upload-Metadata: filename YQ== | 400 | upload-concat",
        "Upload-Length: 107374182401; Upload-Metadata: filename YQ== | 413 |",
        "Upload-Length: 9; Upload-Metadata: name YQ== | 400 | upload-metadata",
        "Upload-Length: 9; Upload-Metadata: filename | 400 | upload-metadata",
        "Upload-Length: 9; Upload-Metadata: filename /w== | 400 | upload-metadata",
        "Upload-Length: 9; Upload-Metadata: filename YQ==,filename Yg== | 400 | upload-metadata",
        "Upload-Length: 9; Upload-Metadata: filename Li4vYQ== | 400 | name",
        "Upload-Length: 9; Upload-Length: 8; Upload-Metadata: filename YQ== | 400 | upload-length",
        "Upload-Length: 9; Upload-Metadata: type,filename YQ==,size MQ== | 201 |",
      })
  void anAnnouncement_saysNameAndLength_orIsRefused(String text, int status, String field) {
    List<String> headers = new ArrayList<>(List.of("Tus-Resumable", "1.0.0"));
    for (String header : text.split("; ", -1)) {
      headers.addAll(List.of(header.strip().split(": ", 2)));
    }

    Client.Answer answer =
        client.ask("POST", files, sender, BodyPublishers.noBody(), headers.toArray(String[]::new));

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (field != null) {
      assertThat(answer.json("field")).isEqualTo(field);
    }
  }

  @Test
  void anotherMethodInAHeader_isNotLookedAt() {
    String upload = announce("a", 10);
    patch(upload, 0, 0, 4);

    for (String method : List.of("DELETE", "PATCH")) {
      Client.Answer refused =
          ask(
              "POST",
              upload,
              BodyPublishers.ofByteArray(bytes(4, 10)),
              "X-HTTP-Method-Override",
              method,
              "Upload-Offset",
              "4",
              "Content-Type",
              PIECE);
      assertThat(refused.status()).isIn(404, 405);
    }
    assertThat(head(upload).header("Upload-Offset")).contains("4");
  }

  @Test
  void whoComesBackBeforeTheDeadLineIsNoticed_goesOnAtOnce() throws IOException {
    String upload = announce("a", CONTENT.length);
    try (Line dead = Line.to(house)) {
      dead.say(begun(upload, 0, "Content-Length: 1000000"));
      dead.say(Arrays.copyOf(CONTENT, 600_000));
      awaitOffset(upload, 600_000);

      Client.Answer whole = patch(upload, 600_000, 600_000, CONTENT.length);
      assertThat(whole.header("X-Content-SHA256")).contains(sha256(CONTENT));
      dead.say(Arrays.copyOf(CONTENT, 400_000));
      assertThat(dead.head()).startsWith("HTTP/1.1 409");
    }
  }

  @Test
  void aLineThatIsCut_keepsWhatHasArrived() throws IOException {
    String upload = announce("a", CONTENT.length);
    try (Line line = Line.to(house)) {
      line.say(begun(upload, 0, "Content-Length: 1000000"));
      line.say(Arrays.copyOf(CONTENT, 600_000));
      awaitOffset(upload, 600_000);
      line.cut();
    }

    assertThat(patch(upload, 600_000, 600_000, CONTENT.length).header("X-Content-SHA256"))
        .contains(sha256(CONTENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Upload-Offset: 1", "Upload-Offset: x", "Upload-Length: 2"})
  void aPieceThatIsRefusedWithoutItsBody_isNotToldToContinue(String header) throws IOException {
    String upload = announce("a", 10);
    try (Line line = Line.to(house)) {
      line.say(
          "PATCH %s HTTP/1.1\nHost: x\nAuthorization: Bearer %s\nTus-Resumable: 1.0.0\n%s\n"
                  .formatted(upload, sender, header)
              + "Content-Type: "
              + PIECE
              + "\nContent-Length: 9\nExpect: 100-continue\n\n");
      assertThat(line.head()).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void aRevokedTransfer_isGone_forEveryRequest() {
    String upload = announce("a", 10);
    client.post(transfer + "/revoke", sender);

    assertThat(head(upload).status()).isEqualTo(410);
    assertThat(patch(upload, 0, 0, 10).status()).isEqualTo(410);
    assertThat(ask("DELETE", upload, BodyPublishers.noBody()).status()).isEqualTo(410);
    assertThat(post("b", 10, new byte[0]).status()).isEqualTo(410);
    assertThat(ask("OPTIONS", files, BodyPublishers.noBody()).status()).isEqualTo(410);
  }

  @Test
  void aPassThatExpiresInTheMiddleOfAPiece_keepsWhatHadArrived() throws IOException {
    String upload = announce("a", CONTENT.length);
    try (Line line = Line.to(house)) {
      line.say(begun(upload, 0, "Content-Length: 1000000"));
      line.say(Arrays.copyOf(CONTENT, 600_000));
      awaitOffset(upload, 600_000);
      house.clock.advance(Duration.ofMinutes(62));
      house.recheck();
      sender = house.pass(DoorHouse.SENDER);
      recipient = house.pass(DoorHouse.RECIPIENT);
      line.say(Arrays.copyOf(CONTENT, 1));
      assertThat(line.head()).startsWith("HTTP/1.1 401");
    }

    assertThat(patch(upload, 600_000, 600_000, CONTENT.length).header("X-Content-SHA256"))
        .contains(sha256(CONTENT));
  }

  private String announce(String name, long length) {
    Client.Answer created = post(name, length, new byte[0]);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("Upload-Offset")).contains("0");
    return created.header("Location").orElseThrow();
  }

  private Client.Answer post(String name, long length, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Upload-Length", "" + length, "Upload-Metadata", metadata(name)));
    return ask("POST", files, BodyPublishers.ofByteArray(body), all.toArray(String[]::new));
  }

  private static Client.Answer head(String upload) {
    return ask("HEAD", upload, BodyPublishers.noBody());
  }

  private static Client.Answer patch(
      String upload, int offset, int from, int to, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Upload-Offset", "" + offset, "Content-Type", PIECE));
    return ask(
        "PATCH", upload, BodyPublishers.ofByteArray(bytes(from, to)), all.toArray(String[]::new));
  }

  private static Client.Answer ask(
      String method, String path, BodyPublisher body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Tus-Resumable", "1.0.0"));
    return client.ask(method, path, sender, body, all.toArray(String[]::new));
  }

  private static String begun(String upload, int offset, String... headers) {
    return "PATCH %s HTTP/1.1\nHost: x\nAuthorization: Bearer %s\nTus-Resumable: 1.0.0\n"
            .formatted(upload, sender)
        + "Upload-Offset: %d\nContent-Type: %s\n%s\n\n"
            .formatted(offset, PIECE, String.join("\n", headers));
  }

  private static void awaitOffset(String upload, long offset) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> head(upload).header("Upload-Offset").orElseThrow().equals("" + offset));
  }

  /** Until half of the content is in a draft. */
  private static void awaitDraft() {
    await().atMost(Duration.ofSeconds(20)).until(() -> largestBlob() > CONTENT.length / 2);
  }

  private static long largestBlob() throws IOException {
    try (Stream<Path> all = Files.walk(house.home().resolve("blobs"))) {
      return all.mapToLong(path -> path.toFile().length()).max().orElse(0);
    }
  }

  private static byte[] bytes(int from, int to) {
    return Arrays.copyOfRange(CONTENT, from, to);
  }

  private static String metadata(String name) {
    return "filename " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String sum(String algorithm, int from, int to) {
    return algorithm.replace("SHA-", "sha")
        + " "
        + Base64.getEncoder().encodeToString(hash(algorithm, bytes(from, to)));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(hash("SHA-256", bytes));
  }

  private static byte[] hash(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

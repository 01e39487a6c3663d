package org.ecluse.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ecluse.app.client.FakeService.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchingTest {

  private static final String GET = "GET /deliveries/d-1/content";
  private static final String ACK = "POST /deliveries/d-1/ack";
  private static final byte[] CONTENT = content(3_000_000);

  @TempDir Path directory;
  @TempDir Path out;
  private FakeService service;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    service = new FakeService();
    service.deliver("export.csv", CONTENT);
    Path pem = service.identity.writePem(directory.resolve("cert.pem"));
    api = new Api(service.address(), FakeService.PASS, new Trust.Pinned(pem));
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  @Test
  void aDelivery_isWholeAndPrivateBeforeItIsAcknowledged() throws Exception {
    Path file = fetch(false);

    assertThat(file).isEqualTo(out.resolve("export.csv")).hasBinaryContent(CONTENT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(names()).containsExactly("export.csv");
    assertThat(service.requests).containsExactly("GET /inbox", GET, ACK);
  }

  @Test
  void aBrokenLine_isResumedWhereItEnded() throws Exception {
    service.breaks.addAll(List.of(1_000_000, 500_000));

    assertThat(fetch(false)).hasBinaryContent(CONTENT);
    List<String> gets = service.requests.stream().filter(r -> r.startsWith(GET)).toList();
    assertThat(gets).hasSize(3).first().isEqualTo(GET);
    assertThat(gets.subList(1, 3)).allMatch(get -> get.matches(".* bytes=[1-9]\\d*-"));
    assertThat(service.requests).endsWith(ACK);
  }

  @Test
  void aLineThatGoesSilent_isGivenUp_andResumedOnAnother() throws Exception {
    service.silent = true;
    service.breaks.add(1_000_000);
    Duration patience = Duration.ofSeconds(2);
    Path pem = directory.resolve("cert.pem");
    try (Api hasty =
        new Api(service.address(), FakeService.PASS, new Trust.Pinned(pem), patience)) {
      Fetching fetching = new Fetching(hasty, Progress.NONE, attempt -> {}, false);

      assertThat(fetching.fetch(api.inbox().getFirst(), out)).hasBinaryContent(CONTENT);
    }
    assertThat(service.requests)
        .filteredOn(request -> request.startsWith(GET))
        .hasSizeGreaterThan(1);
  }

  @Test
  void aPartOfAnEarlierRun_isResumed() throws Exception {
    Files.write(out.resolve("d-1.part"), content(2_000_000));

    assertThat(fetch(false)).hasBinaryContent(CONTENT);
    assertThat(service.requests).contains(GET + " bytes=2000000-").doesNotContain(GET);
  }

  @Test
  void aWholePartOfAnEarlierRun_isOnlyAcknowledged() throws Exception {
    Files.write(out.resolve("d-1.part"), CONTENT);

    assertThat(fetch(false)).hasBinaryContent(CONTENT);
    assertThat(service.requests).containsExactly("GET /inbox", ACK);
  }

  @Test
  void aPartOfSomethingElse_isNotedByTheHashAndForgotten() throws Exception {
    Files.write(out.resolve("d-1.part"), new byte[1_000_000]);

    assertThatThrownBy(() -> fetch(false)).hasMessageContaining("did not arrive as it was sent");
    assertThat(service.requests).doesNotContain(ACK);
    assertThat(names()).isEmpty();
  }

  @Test
  void aLineThatNeverHolds_isGivenUpAndThePartKept() throws Exception {
    for (int i = 0; i < 20; i++) {
      service.breaks.add(i == 0 ? 1_000_000 : 0);
    }

    assertThatThrownBy(() -> fetch(false)).isInstanceOf(BrokenLineException.class);
    assertThat(names()).containsExactly("d-1.part");
    assertThat(service.requests).doesNotContain(ACK);
  }

  @Test
  void anExistingFile_isNeverOverwrittenUnlessForced() throws Exception {
    Files.writeString(out.resolve("export.csv"), "mine");

    assertThat(fetch(false)).isEqualTo(out.resolve("export (2).csv"));
    assertThat(out.resolve("export.csv")).hasContent("mine");
    assertThat(fetch(true)).isEqualTo(out.resolve("export.csv")).hasBinaryContent(CONTENT);
  }

  @Test
  void filesOfOneNameInOneRun_areNumberedEvenWhenForced() throws Exception {
    Fetching fetching = fetching(true);
    InboxEntry entry = api.inbox().getFirst();

    assertThat(fetching.fetch(entry, out)).isEqualTo(out.resolve("export.csv"));
    assertThat(fetching.fetch(entry, out)).isEqualTo(out.resolve("export (2).csv"));
  }

  @Test
  void aNameThatIsAPath_staysInTheDirectory() throws Exception {
    service.deliver("../../etc/passwd", CONTENT);

    assertThat(fetch(false)).hasParent(out);
    assertThat(names()).containsExactly("_._.._etc_passwd");
  }

  @Test
  void whatIsGone_isToldWithItsReason() {
    service.refusals.put(GET, new Refusal(410, "{\"code\":\"gone\",\"reason\":\"delivered\"}"));

    assertThatThrownBy(() -> fetch(false))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.problem().brief()).isEqualTo("410 gone (delivered)"))
        .hasMessage("It is gone: it was delivered once already.");
  }

  @Test
  void aCertificateThatNobodyVouchesFor_isRefused() throws Exception {
    try (Api strict = new Api(service.address(), FakeService.PASS, new Trust.Authorities())) {
      assertThatThrownBy(strict::inbox).hasMessageContaining("--cacert");
    }
    try (Api careless = new Api(service.address(), FakeService.PASS, new Trust.Anybody())) {
      assertThat(careless.inbox()).hasSize(1);
    }
  }

  @Test
  void aWrongPass_isToldInOneSentence() throws Exception {
    try (Api wrong = new Api(service.address(), "other", new Trust.Anybody())) {
      assertThatThrownBy(wrong::inbox).hasMessage("The service does not accept this pass.");
    }
  }

  private Path fetch(boolean force) throws ClientException {
    return fetching(force).fetch(api.inbox().getFirst(), out);
  }

  private Fetching fetching(boolean force) {
    return new Fetching(api, Progress.NONE, attempt -> {}, force);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static byte[] content(int bytes) {
    byte[] line = "0123456789abcdef;".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      all[i] = (byte) (line[i % line.length] + i / 65536);
    }
    return all;
  }
}

package org.ecluse.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.app.client.FakeService.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {

  private static final TransferWish WISH =
      new TransferWish(
          List.of("ars-idf"),
          Optional.of("3d"),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.of(2));

  @TempDir Path directory;
  private FakeService service;
  private Api api;

  @BeforeEach
  void start() throws Exception {
    service = new FakeService();
    Path pem = service.identity.writePem(directory.resolve("cert.pem"));
    api = new Api(service.address(), FakeService.PASS, new Trust.Pinned(pem));
  }

  @AfterEach
  void stop() {
    api.close();
    service.close();
  }

  @Test
  void files_areSentAsOneTransfer() throws Exception {
    Path first = Files.writeString(directory.resolve("a b.csv"), "one");
    Path second = Files.writeString(directory.resolve("é?.csv"), "two");

    String transfer = new Sending(api, Progress.NONE).send(List.of(first, second), WISH);

    assertThat(transfer).isEqualTo("t-1");
    assertThat(service.requests)
        .containsExactly(
            "POST /transfers",
            "PUT /transfers/t-1/files/a%20b.csv",
            "PUT /transfers/t-1/files/%C3%A9%3F.csv",
            "POST /transfers/t-1/send");
    assertThat(service.stored.values())
        .containsExactly(
            "one".getBytes(StandardCharsets.UTF_8), "two".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileThatArrivedDifferently_isNotSentAndRevoked() throws Exception {
    service.lie = "00";

    assertThatThrownBy(() -> send("one")).hasMessageContaining("did not arrive as it was read");
    assertThat(service.requests)
        .doesNotContain("POST /transfers/t-1/send")
        .endsWith("POST /transfers/t-1/revoke");
  }

  @Test
  void aRefusalOfTheFile_isToldAndTheTransferRevoked() {
    service.refusals.put(
        "PUT /transfers/t-1/files/x.csv",
        new Refusal(413, "{\"code\":\"too_large\",\"detail\":\"At most 1 GB.\"}"));

    assertThatThrownBy(() -> send("one"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("At most 1 GB.");
    assertThat(service.requests).endsWith("POST /transfers/t-1/revoke");
  }

  @Test
  void aRefusalOfTheTransfer_leavesNothingToRevoke() {
    service.refusals.put(
        "POST /transfers",
        new Refusal(
            403, "{\"code\":\"forbidden_by_policy\",\"rule\":\"max_expiry\",\"detail\":\"No.\"}"));

    assertThatThrownBy(() -> send("one"))
        .hasMessage("The service refused (forbidden_by_policy, rule max_expiry): No.");
    assertThat(service.requests).containsExactly("POST /transfers");
  }

  @Test
  void whatCannotSucceed_isRefusedBeforeAnythingIsAsked() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty"));
    Path same = Files.createDirectory(directory.resolve("d")).resolve("cert.pem");
    Files.writeString(same, "x");
    Sending sending = new Sending(api, Progress.NONE);

    assertThatThrownBy(() -> sending.send(List.of(directory), WISH))
        .hasMessageContaining("not a file");
    assertThatThrownBy(() -> sending.send(List.of(empty), WISH)).hasMessageContaining("empty");
    assertThatThrownBy(() -> sending.send(List.of(directory.resolve("cert.pem"), same), WISH))
        .hasMessageContaining("Two files");
    assertThat(service.requests).isEmpty();
  }

  @Test
  void progress_countsEveryByte() throws Exception {
    long[] last = new long[1];
    byte[] bytes = new byte[300_000];
    Path file = Files.write(directory.resolve("big"), bytes);

    new Sending(api, (what, total, unit) -> done -> last[0] = done).send(List.of(file), WISH);

    assertThat(last[0]).isEqualTo(bytes.length);
    assertThat(service.stored.get("big")).isEqualTo(bytes);
  }

  private void send(String content) throws Exception {
    Path file = Files.writeString(directory.resolve("x.csv"), content);
    new Sending(api, Progress.NONE).send(List.of(file), WISH);
  }
}

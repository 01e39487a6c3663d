package org.ecluse.app.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.ecluse.app.follow.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts arrive in order, in one form, and are known again when they come twice. */
class SinksTest {

  private static final Instant AT = Instant.parse("2026-11-23T12:00:00.123456Z");

  @TempDir Path directory;

  private static Fact fact(long seq) {
    return new Fact(seq, AT, "delivery_lost", Map.of("delivery", "d-1"), "ab".repeat(31) + seq);
  }

  private static Fact alarm(long seq) {
    return new Fact(seq, AT, "integrity_failed", Map.of("file", "f-1"), "cd".repeat(31) + seq);
  }

  @Test
  void aLine_hasEcsNames() {
    assertThat(Ecs.line(alarm(12)))
        .contains("\"@timestamp\":\"2026-11-23T12:00:00.123456Z\"")
        .contains("\"kind\":\"alert\"", "\"action\":\"integrity_failed\"", "\"sequence\":12")
        .contains("\"ecluse\":{\"file\":\"f-1\"}")
        .doesNotContain("\n");
  }

  @Test
  void aFile_getsEachFactOnce_alsoWhereACrashLeftHalfALine() throws IOException {
    Path file = directory.resolve("facts.json");
    FactFile sink = new FactFile(file);
    sink.give(List.of(fact(1), fact(2)));
    Files.writeString(file, "{\"@timestamp\":\"20", StandardOpenOption.APPEND);
    sink.give(List.of(fact(1), fact(2), fact(3)));

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).containsExactly(Ecs.line(fact(1)), Ecs.line(fact(2)), Ecs.line(fact(3)));

    Files.move(file, directory.resolve("facts.json.1"));
    sink.give(List.of(fact(4)));
    assertThat(Files.readAllLines(file)).containsExactly(Ecs.line(fact(4)));
  }

  @Test
  void aSyslogMessage_isOfRfc5424() throws Exception {
    Syslog syslog = new Syslog("localhost", 1, SSLContext.getDefault(), "house");
    assertThat(syslog.message(alarm(7)))
        .startsWith(
            "<107>1 2026-11-23T12:00:00.123456Z house ecluse - integrity_failed"
                + " [meta sequenceId=\"7\"] {");
    assertThat(syslog.message(fact(7))).startsWith("<110>1 ");
  }

  @Test
  void syslog_countsAsHandedOver_whenTheReceiverHasReadToTheEnd() throws Exception {
    try (TlsListener listener = new TlsListener(directory)) {
      Syslog syslog = new Syslog("localhost", listener.port(), listener.trust(), "house");
      syslog.give(List.of(fact(1), alarm(2)));

      String first = syslog.message(fact(1));
      String second = syslog.message(alarm(2));
      assertThat(listener.received())
          .isEqualTo(first.length() + " " + first + second.length() + " " + second);
    }
  }

  @Test
  void syslog_thatIsCutOff_isAFailure() throws Exception {
    try (TlsListener listener = new TlsListener(directory)) {
      listener.hangUpEarly();
      Syslog syslog = new Syslog("localhost", listener.port(), listener.trust(), "house");
      assertThatThrownBy(() -> syslog.give(many())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void syslog_toAReceiverThatNobodyVouchesFor_isNotSent() throws Exception {
    try (TlsListener listener = new TlsListener(directory)) {
      Syslog syslog = new Syslog("localhost", listener.port(), SSLContext.getDefault(), "house");
      assertThatThrownBy(() -> syslog.give(List.of(fact(1)))).isInstanceOf(SSLException.class);
    }
  }

  private static List<Fact> many() {
    return Collections.nCopies(20_000, fact(1));
  }

  @Test
  void aWebhook_isSigned_andTheSameIdComesAgain_afterAFailure() throws Exception {
    List<String> ids = Collections.synchronizedList(new ArrayList<>());
    List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger status = new AtomicInteger(500);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String id = exchange.getRequestHeaders().getFirst("Ecluse-Id");
          String time = exchange.getRequestHeaders().getFirst("Ecluse-Timestamp");
          ids.add(id);
          signatures.add(exchange.getRequestHeaders().getFirst("Ecluse-Signature"));
          signatures.add("v1=" + hmac(id + "." + time + "." + body));
          exchange.sendResponseHeaders(status.getAndSet(204), -1);
          exchange.close();
        });
    server.start();
    byte[] secret = "a secret that both know".getBytes(StandardCharsets.UTF_8);
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    try (Webhook webhook =
        new Webhook(address, secret, SSLContext.getDefault(), InstantSource.fixed(AT))) {
      assertThatThrownBy(() -> webhook.give(List.of(fact(1)))).hasMessageContaining("500");
      webhook.give(List.of(fact(1)));
    } finally {
      server.stop(0);
    }
    assertThat(ids).containsExactly(fact(1).hash(), fact(1).hash());
    assertThat(signatures.get(0)).isEqualTo(signatures.get(1));
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] secret = "a secret that both know".getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

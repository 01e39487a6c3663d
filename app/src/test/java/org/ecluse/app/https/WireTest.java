package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ecluse.app.https.wire.WireSettings;
import org.ecluse.policy.rules.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest extends DoorFixture {

  private static final String GET = "GET " + API + "/inbox HTTP/1.1\nHost: x\n";

  private static final String EMPTY_INBOX = "{\"deliveries\":[]}";

  /** Whatever comes in, what goes out carries every header. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /openapi.yml HTTP/1.1\nHost: x\n\n",
        "GET /api/v1/inbox HTTP/1.1\nHost: x\n\n",
        "HEAD /nothing HTTP/1.1\nHost: x\n\n",
        "GET /api/v1/..;/inbox HTTP/1.1\nHost: x\n\n",
        "GET /%zz HTTP/1.1\nHost: x\n\n",
        "GET /[ HTTP/1.1\nHost: x\n\n",
        "GET / HTTP/1.1\n\n",
        "GET / HTTP/1.1\nHost: x\nHost: y\n\n",
        "GET / HTTP/1.1\nHost: x\nbroken header\n\n",
        "GET / HTTP/1.1\nHost: x\nA: b\u0001c\n\n",
        "BREW /pot HTTP/1.1\nHost: x\n\n",
        "GET /nothing HTTP/9.9\nHost: x\n\n",
        "hello\n\n",
        "POST /x HTTP/1.1\nHost: x\nContent-Length: -1\n\n",
        "POST /x HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\n",
      })
  void everyAnswer_carriesTheSecurityHeaders(String request) throws IOException {
    try (Line line = Line.to(house)) {
      String head = line.say(request).head().toLowerCase(Locale.ROOT);
      assertThat(head)
          .contains("strict-transport-security: max-age=31536000")
          .contains("x-content-type-options: nosniff")
          .contains("content-security-policy: default-src 'none'; frame-ancestors 'none'")
          .contains("referrer-policy: no-referrer")
          .contains("cache-control: no-store")
          .contains("cross-origin-resource-policy: same-origin")
          .doesNotContain("\r\nserver:")
          .doesNotContain("netty")
          .doesNotContain("micronaut");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 4\nTransfer-Encoding: chunked\n",
        "Transfer-Encoding: gzip, chunked\n",
        "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n",
        "Transfer-Encoding: xchunked\n",
        "Content-Length: 4\nContent-Length: 5\n",
        "Content-Length: 0x4\n",
      })
  void bodyWithTwoLengths_isRefused_andTheConnectionEnds(String headers) throws IOException {
    try (Line line = Line.to(house)) {
      assertThat(line.say(hidingAnother(headers + "\n0\n\n")).head())
          .startsWith("HTTP/1.1 400")
          .contains("connection: close");
      assertThat(line.drain()).isLessThan(1_000);
    }
  }

  /** A request and, for whoever reads its end in another way, a second one behind it. */
  private static String hidingAnother(String headersAndBody) {
    return "POST /api/v1/transfers HTTP/1.1\nHost: x\nAuthorization: Bearer "
        + sender
        + "\n"
        + headersAndBody
        + "GET /openapi.yml HTTP/1.1\nHost: x\n\n";
  }

  /** Two readings of where a request ends, and none of what hides behind it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding : chunked\n\n",
        "Content-Length: 1\nTransfer-Encoding:\u000bchunked\n\n",
        "Content-Length: +0\n\n",
        "Content-Length: 0, 0\n\n",
        "Transfer-Encoding: chunked\n\n0x0\n\n",
        "Transfer-Encoding: chunked\n\n-1\n\n",
        "Transfer-Encoding: chunked\n\nffffffffffffffff1\n\n",
        "Transfer-Encoding: chunked\n\n1\nab\n0\n\n",
      })
  void bodyWhoseEndIsUnclear_hidesNoSecondRequest(String rest) throws IOException {
    try (Line line = Line.to(house)) {
      assertThat(line.say(hidingAnother("Content-Type: application/json\n" + rest)).head())
          .startsWith("HTTP/1.1 400");
      assertThat(line.drain()).isLessThan(1_000);
    }
  }

  /** With an admin's pass, so that only the path stands between it and the answer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/inbox/..;/passes",
        "/api/v1/inbox/../passes",
        "/api/v1/inbox/%2e%2e/passes",
        "/api/v1/inbox/%252e%252e/passes",
        "/api/v1/inbox/..%2fpasses",
        "/api/v1/inbox/..%5cpasses",
        "/api/v1/inbox/.%00./passes",
        "/api/v1//passes",
        "//api/v1/passes",
        "/api/v1/./passes",
        "/api/v1/passes;x=1",
        "/api/v1/passes/;",
        "/api/v1/passes%00",
        "/api/v1/passes%20",
        "/API/v1/passes",
        "/api/v1/passes.json",
        "/api/v1/passes#x",
        "/api/v1\\passes",
        "api/v1/passes",
        "https://x/api/v1/../v1/passes",
      })
  void pathThatCouldMeanAnother_meansNothing(String path) throws IOException {
    String admin = house.pass(DoorHouse.ADMIN);
    Client.Answer unknown = client.get("/nothing", admin);
    try (Line line = Line.to(house)) {
      line.say("GET " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + admin + "\n\n");
      String head = line.head();
      if (!head.startsWith("HTTP/1.1 400")) {
        assertThat(head).startsWith("HTTP/1.1 404");
        assertThat(new String(line.read(unknown.body().length), StandardCharsets.UTF_8))
            .isEqualTo(unknown.text());
      }
    }
  }

  @Test
  void theNextProtocol_isNotOffered() throws IOException {
    assertThat(Line.agreed(house, "h2", "http/1.1")).isIn("", "http/1.1");
    try (Line line = Line.to(house)) {
      line.say("PRI * HTTP/2.0\n\nSM\n\n");
      assertThat(line.head()).contains(" 400 Bad Request").contains("connection: close");
    }
    try (Line line = Line.to(house)) {
      line.say(GET + "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMA\n\n");
      assertThat(line.head()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void twoPasses_areNone() throws IOException {
    try (Line line = Line.to(house)) {
      line.say(
          GET
              + "Authorization: Bearer "
              + recipient
              + "\nAuthorization: Bearer "
              + recipient
              + "\n\n");
      assertThat(line.head()).startsWith("HTTP/1.1 401");
    }
  }

  @Test
  void methodOverrides_areIgnored() {
    String delivery = deliver(content(1_000));
    client.get(
        contentPath(delivery),
        sender,
        "X-HTTP-Method-Override",
        "DELETE",
        "X-Original-URL",
        "/api/v1/passes",
        "X-Forwarded-Prefix",
        "/x");
    assertThat(state(delivery)).isEqualTo("available");
  }

  @Test
  void headTooLarge_isRefused() throws IOException {
    try (Line line = Line.to(house)) {
      line.say(GET + "A: " + "x".repeat(40_000) + "\n\n");
      assertThat(line.head()).contains(" 413 ");
    }
    try (Line line = Line.to(house)) {
      line.say("GET /" + "x".repeat(20_000) + " HTTP/1.1\nHost: x\n\n");
      assertThat(line.head()).contains(" 413 ");
    }
  }

  @Test
  void keepAlive_answersOneAfterTheOther() throws IOException {
    try (Line line = Line.to(house)) {
      for (int i = 0; i < 3; i++) {
        String head = line.say(GET + "Authorization: Bearer " + recipient + "\n\n").head();
        assertThat(head).startsWith("HTTP/1.1 200").doesNotContain("connection: close");
        int length = head.toLowerCase(Locale.ROOT).indexOf("content-length: ") + 16;
        line.read(Integer.parseInt(head.substring(length, head.indexOf('\r', length))));
      }
    }
  }

  @Test
  void heads_andBodies_thatTrickle_andAnswersThatNobodyTakes_areCutOff() throws IOException {
    WireSettings impatient =
        new WireSettings(
            100, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 64 << 10);
    try (DoorHouse strict = new DoorHouse(folder.resolve("pace"), impatient, Rules.DEFAULT);
        Client asker = new Client(strict)) {
      String lab = strict.pass(DoorHouse.SENDER);
      String ars = strict.pass(DoorHouse.RECIPIENT);
      Client.Answer sent = asker.put(API + "/send/ars-idf/x", lab, content(8 << 20));
      try (Line silent = Line.to(strict);
          Line head = Line.to(strict).say("GET / HTTP/1.1\nHo");
          Line body =
              Line.to(strict)
                  .say(
                      "PUT /api/v1/send/ars-idf/y HTTP/1.1\nHost: x\nContent-Length: 9\n"
                          + "Authorization: Bearer "
                          + lab
                          + "\n\nabc");
          Line answer = Line.to(strict, 16 << 10).say(requestFor(idOf("d-", sent), ars))) {
        assertThat(silent.isEnded()).isTrue();
        assertThat(head.isEnded()).isTrue();
        assertThat(body.isEnded()).isTrue();
        answer.head();
        await().atMost(PATIENCE).until(() -> strict.door.running() == 0);
        assertThat(answer.drain()).isLessThan(8 << 20);
      }
    }
  }

  private DoorHouse withPlacesFor(int connections) {
    WireSettings few =
        new WireSettings(
            connections,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            64 << 10);
    return new DoorHouse(folder.resolve("few-" + connections), few, Rules.DEFAULT);
  }

  @Test
  @SuppressWarnings("try") // closing one early is the point
  void tooManyConnections_areClosed() throws IOException {
    try (DoorHouse strict = withPlacesFor(2)) {
      String ask = GET + "Authorization: Bearer " + strict.pass(DoorHouse.RECIPIENT) + "\n\n";
      try (Line one = Line.to(strict)) {
        assertThat(one.say(ask).head()).startsWith("HTTP/1.1 200");
        try (Line two = Line.to(strict)) {
          assertThat(two.say(ask).head()).startsWith("HTTP/1.1 200");
          assertThatThrownBy(() -> Line.to(strict)).isInstanceOf(IOException.class);
          one.close();
          await()
              .atMost(PATIENCE)
              .ignoreExceptions()
              .until(
                  () -> {
                    try (Line three = Line.to(strict)) {
                      return three.say(ask).head().startsWith("HTTP/1.1 200");
                    }
                  });
        }
      }
    }
  }

  /** They ask for nothing, or are told that they may not, and stay. */
  @Test
  void aFloodOfStrangers_pushesOutItself_andNobodyElse() throws IOException {
    List<Line> flood = new ArrayList<>();
    try (DoorHouse strict = withPlacesFor(40)) {
      String ask = GET + "Authorization: Bearer " + strict.pass(DoorHouse.RECIPIENT) + "\n\n";
      try (Line inside = Line.to(strict)) {
        assertThat(inside.say(ask).head()).startsWith("HTTP/1.1 200");
        for (int i = 0; i < 100; i++) {
          Line stranger = Line.to(strict);
          flood.add(stranger);
          if (i % 2 == 0) {
            assertThat(stranger.say(GET + "\n").head()).startsWith("HTTP/1.1 401");
          }
        }
        try (Line late = Line.to(strict)) {
          assertThat(late.say(ask).head()).startsWith("HTTP/1.1 200");
        }
        assertThat(flood.get(1).isEnded()).isTrue();
        inside.read(EMPTY_INBOX.length());
        assertThat(inside.say(ask).head()).startsWith("HTTP/1.1 200");
      } finally {
        for (Line stranger : flood) {
          stranger.close();
        }
      }
    }
  }

  @Test
  void requests_areCounted_byRouteTemplate_neverByPath() {
    String delivery = deliver(content(1_000));
    read(delivery, recipient);
    client.get(API + "/SECRET-MARKER", recipient);
    assertThat(
            house
                .meters
                .get("ecluse.https.requests")
                .tags("route", "/api/v1/deliveries/{id}/content", "status", "200")
                .timer()
                .count())
        .isPositive();
    assertThat(house.meters.getMetersAsString()).doesNotContain("SECRET").doesNotContain(delivery);
  }
}

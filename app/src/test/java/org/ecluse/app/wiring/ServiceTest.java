package org.ecluse.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecluse.app.config.Settings;
import org.ecluse.app.config.SettingsReader;
import org.ecluse.app.store.HomeException;
import org.ecluse.app.transfer.DeliveryView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {

  private static final Pattern ADDRESS =
      Pattern.compile("https=https://127\\.0\\.0\\.1:(\\d+) sftp=sftp://127\\.0\\.0\\.1:(\\d+)");

  @TempDir Path directory;

  @Test
  void service_opensItsDoors_saysWhere_isReady_andLetsGoOfEverything() throws Exception {
    try (Service service = Service.start(home(), settings(Map.of()))) {
      Matcher address = ADDRESS.matcher(service.address());
      assertThat(address.matches()).isTrue();
      assertThat(greeting(Integer.parseInt(address.group(2)))).startsWith("SSH-2.0-");
      assertThat(get(service, "/health/liveness").statusCode()).isEqualTo(200);
      assertThat(get(service, "/health/readiness").body())
          .contains("\"doors\":\"UP\"", "\"sweeper\":\"UP\"", "\"stores\":\"UP\"");
      assertThat(get(service, "/metrics").body())
          .contains("ecluse_expired_but_stored_bytes 0.0", "ecluse_deliveries_live 0.0");
    }
    try (Service again = Service.start(home(), settings(Map.of()))) {
      assertThat(again.address()).matches(ADDRESS);
    }
  }

  @Test
  void secondService_onTheSameHome_isRefused_andTheFirstGoesOn() throws Exception {
    try (Service first = Service.start(home(), settings(Map.of()))) {
      assertThatThrownBy(() -> Service.start(home(), settings(Map.of())))
          .isInstanceOf(HomeException.class)
          .hasMessageContaining("is already in use by another Ecluse.");
      assertThat(get(first, "/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void portInUse_isNamedWithItsDoor_andNothingStaysOpen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      for (String door : new String[] {"https", "sftp", "ops"}) {
        assertThatThrownBy(() -> Service.start(home(), settings(Map.of(door + ".port", port))))
            .isInstanceOf(ServiceException.class)
            .hasMessage(
                "The %s door cannot open on 127.0.0.1 port %s: the port is in use.", door, port);
      }
    }
    Service.start(home(), settings(Map.of())).close();
  }

  @Test
  void recordsKeyOfAnotherHome_isRefused() throws IOException {
    new Inhabited(home()).close();
    Path other = directory.resolve("other");
    new Inhabited(other).close();
    Files.copy(
        other.resolve("vault/records.key"),
        home().resolve("vault/records.key"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> Service.start(home(), settings(Map.of())))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("records.key does not open the records");
    assertThatThrownBy(() -> House.open(home(), settings(Map.of())))
        .isInstanceOf(ServiceException.class);
  }

  @Test
  void vaultWithoutItsKeys_isRefused_untilWhatTheyWrappedIsRevoked() throws IOException {
    DeliveryView delivery;
    try (Inhabited inhabited = new Inhabited(home())) {
      delivery = inhabited.send("hello");
    }
    try (Stream<Path> keys = Files.list(home().resolve("vault/keys"))) {
      for (Path key : keys.toList()) {
        Files.delete(key);
      }
    }

    assertThatThrownBy(() -> Service.start(home(), settings(Map.of())))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(".kek is missing");
    try (Inhabited inhabited = new Inhabited(home())) {
      Inhabited.done(inhabited.house.transfers().revoke(inhabited.house.console(), delivery.id()));
    }
    Service.start(home(), settings(Map.of())).close();
  }

  @Test
  void sweeper_endsWhatHasExpired_andTheGaugeComesBackToNothing() {
    Instant longAgo = Clocks.system().instant().minus(Duration.ofDays(30));
    try (Inhabited inhabited = new Inhabited(home(), InstantSource.fixed(longAgo))) {
      DeliveryView delivery = inhabited.send("short-lived");
      try (Service service = Service.start(home(), settings(Map.of()))) {
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(
                () -> {
                  assertThat(state(inhabited, delivery)).isEqualTo("expired");
                  assertThat(get(service, "/metrics").body())
                      .contains("ecluse_expired_but_stored_bytes 0.0")
                      .contains("ecluse_deliveries_ended_total{reason=\"expired\"} 1.0");
                });
      }
    }
  }

  private static String state(Inhabited inhabited, DeliveryView delivery) {
    House house = inhabited.house;
    return Inhabited.done(house.transfers().look(house.console(), delivery.id())).state();
  }

  private Path home() {
    return directory.resolve("home");
  }

  private Settings settings(Map<String, String> more) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("https.port", "0");
    options.put("sftp.port", "0");
    options.put("ops.port", "0");
    options.put("stop.grace", "1s");
    options.put("sweep.interval", "PT0.1S");
    options.putAll(more);
    return SettingsReader.read(home(), Map.of(), options, _ -> {});
  }

  private static HttpResponse<String> get(Service service, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + service.opsPort().orElseThrow() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String greeting(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      return new String(socket.getInputStream().readNBytes(8), StandardCharsets.US_ASCII);
    }
  }
}

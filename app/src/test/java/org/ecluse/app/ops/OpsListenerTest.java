package org.ecluse.app.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ecluse.app.pass.Denial;
import org.ecluse.policy.ledger.LedgerEvent;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.Id128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpsListenerTest {

  private final AtomicBoolean doors = new AtomicBoolean(true);
  private final Metrics metrics = new Metrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private OpsListener listener;

  @BeforeEach
  void start() throws IOException {
    List<Check> checks =
        List.of(
            new Check("doors", doors::get),
            new Check(
                "stores",
                () -> {
                  if (!doors.get()) {
                    throw new IllegalStateException("also broken");
                  }
                  return true;
                }));
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    listener = OpsListener.start(anyPort, checks, metrics::text);
  }

  @AfterEach
  void stop() {
    listener.close();
    client.close();
    metrics.close();
  }

  @Test
  void liveness_isUp_whateverTheChecksSay() throws Exception {
    doors.set(false);
    assertThat(get("/health/liveness").statusCode()).isEqualTo(200);
  }

  @Test
  void readiness_isUp_whereEveryCheckPasses() throws Exception {
    HttpResponse<String> answer = get("/health/readiness");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"UP\",\"checks\":{\"doors\":\"UP\",\"stores\":\"UP\"}}\n");
  }

  @Test
  void readiness_isDown_andNamesTheCheck_alsoWhereACheckThrows() throws Exception {
    doors.set(false);
    HttpResponse<String> answer = get("/health/readiness");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"doors\":\"DOWN\"", "\"stores\":\"DOWN\"");
  }

  @Test
  void metrics_countFacts_endsAndDenials() throws Exception {
    DeliveryId id = new DeliveryId(new Id128(1, 2));
    metrics.happened(new LedgerEvent.DeliveryEnded(id, EndReason.SPENT, 5));
    metrics.denied(Denial.EXPIRED);
    metrics.gauge("ecluse.expired.but.stored.bytes", "test", () -> 42L);

    assertThat(get("/metrics").body())
        .contains("ecluse_deliveries_ended_total{reason=\"spent\"} 1.0")
        .contains("ecluse_deliveries_ended_total{reason=\"revoked\"} 0.0")
        .contains("ecluse_facts_total{type=\"delivery_ended\"} 1.0")
        .contains("ecluse_alarms_total{type=\"integrity_failed\"} 0.0")
        .contains("ecluse_passes_denied_total{reason=\"expired\"} 1.0")
        .contains("ecluse_expired_but_stored_bytes 42.0")
        .contains("jvm_memory_used_bytes")
        .doesNotContain(id.toString());
  }

  @Test
  void anythingElse_isNotFound_andOnlyGetIsAnswered() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(uri("/metrics"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.port() + path);
  }
}

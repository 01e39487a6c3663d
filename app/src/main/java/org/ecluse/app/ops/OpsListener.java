package org.ecluse.app.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Health and metrics on a port of their own, meant for the loopback address: no authority is asked
 * for, and nothing is told that would need it. On the JDK's small server, so that it answers even
 * where a door's framework does not.
 */
public final class OpsListener implements AutoCloseable {

  private static final int THREADS = 2;
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String JSON = "application/json";

  private final List<Check> readiness;
  private final Supplier<String> metrics;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("ecluse-ops-", 0).factory());

  private record Answer(int status, String type, String body) {}

  private OpsListener(HttpServer server, List<Check> readiness, Supplier<String> metrics) {
    this.server = server;
    this.readiness = List.copyOf(readiness);
    this.metrics = metrics;
  }

  /**
   * Starts to listen.
   *
   * @param metrics gives the text in Prometheus's format
   */
  public static OpsListener start(
      InetSocketAddress address, List<Check> readiness, Supplier<String> metrics)
      throws IOException {
    OpsListener listener = new OpsListener(HttpServer.create(address, 0), readiness, metrics);
    listener.server.createContext("/", listener::handle);
    listener.server.setExecutor(listener.threads);
    listener.server.start();
    return listener;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.sendResponseHeaders(answer.status(), body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private Answer answer(String method, String path) {
    if (!method.equals("GET")) {
      return new Answer(405, TEXT, "only GET\n");
    }
    return switch (path) {
      case "/health/liveness" -> new Answer(200, JSON, "{\"status\":\"UP\"}\n");
      case "/health/readiness" -> ready();
      case "/metrics" -> new Answer(200, TEXT, metrics.get());
      default -> new Answer(404, TEXT, "no such page\n");
    };
  }

  private Answer ready() {
    Map<String, Boolean> results = new LinkedHashMap<>();
    readiness.forEach(check -> results.put(check.name(), check.passes()));
    boolean up = !results.containsValue(false);
    String checks =
        results.entrySet().stream()
            .map(entry -> "\"" + entry.getKey() + "\":\"" + word(entry.getValue()) + "\"")
            .collect(Collectors.joining(","));
    String body = "{\"status\":\"" + word(up) + "\",\"checks\":{" + checks + "}}\n";
    return new Answer(up ? 200 : 503, JSON, body);
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}

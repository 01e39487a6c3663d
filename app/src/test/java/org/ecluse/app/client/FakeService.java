package org.ecluse.app.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The contract's requests answered from memory, with the faults that a test asks for. It knows one
 * transfer, {@code t-1}, and one delivery, {@code d-1}.
 */
final class FakeService implements AutoCloseable {

  static final String PASS = "pass";
  static final String ETAG = "\"e\"";

  final SelfSigned identity = SelfSigned.create();

  /** Every request in order, as {@code METHOD PATH}, with the range if one was asked for. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** Bodies of the files that were put. */
  final Map<String, byte[]> stored = new LinkedHashMap<>();

  byte[] content = new byte[0];
  String name = "export.csv";
  String sha256 = "";

  /** Bytes after which the line breaks, one per content request; absent means that it holds. */
  final List<Integer> breaks = new CopyOnWriteArrayList<>();

  /** Whether a line that should break goes silent instead, as a dead one does. */
  volatile boolean silent;

  /** Refusals by request, as {@code METHOD PATH} to status and body. */
  final Map<String, Refusal> refusals = new LinkedHashMap<>();

  /** What the service claims to have stored instead of the truth. */
  String lie = "";

  record Refusal(int status, String body) {}

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpsServer server;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();

  FakeService() throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity.serverContext()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  Server address() {
    return Server.parse("https://127.0.0.1:" + server.getAddress().getPort());
  }

  void deliver(String fileName, byte[] bytes) {
    name = fileName;
    content = bytes;
    sha256 = hash(bytes);
  }

  static String hash(byte[] bytes) {
    var digest = Hashes.sha256();
    digest.update(bytes);
    return Hashes.hex(digest);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getRawPath().replaceFirst("^/api/v1", "");
      String request = exchange.getRequestMethod() + " " + path;
      String range = exchange.getRequestHeaders().getFirst("Range");
      requests.add(range == null ? request : request + " " + range);
      byte[] body = exchange.getRequestBody().readAllBytes();
      answer(exchange, request, body);
    }
  }

  private void answer(HttpExchange exchange, String request, byte[] body) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + PASS).equals(authorization)) {
      json(exchange, 401, "{\"code\":\"unauthenticated\"}");
      return;
    }
    Refusal refusal = refusals.get(request);
    if (refusal != null) {
      json(exchange, refusal.status(), refusal.body());
    } else if (request.startsWith("PUT /transfers/t-1/files/")) {
      put(exchange, request, body);
    } else {
      fixed(exchange, request);
    }
  }

  private void put(HttpExchange exchange, String request, byte[] body) throws IOException {
    stored.put(request.substring(request.lastIndexOf('/') + 1), body);
    String hash = lie.isEmpty() ? hash(body) : lie;
    json(
        exchange,
        201,
        "{\"file\":\"f-1\",\"size\":%d,\"sha256\":\"%s\"}".formatted(body.length, hash));
  }

  private void fixed(HttpExchange exchange, String request) throws IOException {
    switch (request) {
      case "POST /transfers" -> json(exchange, 201, "{\"id\":\"t-1\",\"state\":\"uploading\"}");
      case "POST /transfers/t-1/send" -> json(exchange, 200, "{\"id\":\"t-1\",\"expires\":null}");
      case "POST /transfers/t-1/revoke" -> json(exchange, 200, "{}");
      case "POST /deliveries/d-1/ack" -> exchange.sendResponseHeaders(204, -1);
      case "GET /inbox" -> json(exchange, 200, "{\"deliveries\":[" + entry() + "]}");
      case "HEAD /deliveries/d-1/content" -> {
        exchange.getResponseHeaders().set("ETag", ETAG);
        exchange.sendResponseHeaders(200, -1);
      }
      case "GET /deliveries/d-1/content" -> content(exchange);
      default -> json(exchange, 404, "{\"code\":\"not_found\"}");
    }
  }

  private String entry() {
    return """
        {"id":"d-1","transfer":"t-1","sender":"hopital","name":"%s","size":%d,"sha256":"%s",
         "expires":"2026-11-26T00:00:00Z","state":"available"}"""
        .formatted(name, content.length, sha256);
  }

  private void content(HttpExchange exchange) throws IOException {
    Headers asked = exchange.getRequestHeaders();
    String range = asked.getFirst("Range");
    boolean partial = range != null && ETAG.equals(asked.getFirst("If-Range"));
    int from = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    exchange.getResponseHeaders().set("ETag", ETAG);
    if (partial) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(partial ? 206 : 200, content.length - from);
    int until =
        breaks.isEmpty() ? content.length : Math.min(content.length, from + breaks.removeFirst());
    OutputStream out = exchange.getResponseBody();
    out.write(content, from, until - from);
    out.flush();
    if (silent && until < content.length) {
      over.join();
    }
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    over.complete(true);
    server.stop(0);
    threads.shutdownNow();
  }
}

package org.ecluse.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service's interface, one method for each request that the commands make. */
public final class Api implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  /** For answers that carry no content; transfers of content have no bound in time. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  /** An answer that is no content is small; what is longer is not from this service. */
  private static final int LONGEST_ANSWER_BYTES = 16 << 20;

  private final Server server;
  private final String authorization;
  private final HttpClient http;

  public Api(Server server, String pass, Trust trust) throws ClientException {
    this.server = server;
    this.authorization = "Bearer " + pass.strip();
    // HTTP/2 would put one stream of a few 64 KiB windows where a whole TCP connection can be.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .sslContext(trust.context())
            .build();
  }

  /** Begins a transfer and answers its id. */
  public String begin(TransferWish wish) throws ClientException {
    return LocalName.id(answer(json(post(wish.json(), "transfers"))).text("id"));
  }

  /** Puts one file into an uploading transfer. */
  public ReceivedFile put(String transfer, String name, BodyPublisher content)
      throws ClientException {
    HttpRequest request =
        request("transfers", transfer, "files", name)
            .header("Content-Type", "application/octet-stream")
            .PUT(content)
            .build();
    return ReceivedFile.of(answer(request));
  }

  /** Sends an uploaded transfer. */
  public void send(String transfer) throws ClientException {
    answer(json(post("{}", "transfers", transfer, "send")));
  }

  /** Revokes a transfer, or discards an uploading one. */
  public void revoke(String transfer) throws ClientException {
    accepted(json(post("{}", "transfers", transfer, "revoke")));
  }

  /** What waits for this recipient, oldest first. */
  public List<InboxEntry> inbox() throws ClientException {
    List<InboxEntry> entries = new ArrayList<>();
    for (JsonObject delivery : answer(json(request("inbox").GET())).objects("deliveries")) {
      entries.add(InboxEntry.of(delivery));
    }
    return entries;
  }

  /** The recipient has it: the service forgets it now. */
  public void acknowledge(String delivery) throws ClientException {
    accepted(json(post("{}", "deliveries", delivery, "ack")));
  }

  /** The content's strong validator; asking for it is free. */
  public Optional<String> etag(String delivery) throws ClientException {
    HttpRequest request =
        json(request("deliveries", delivery, "content").method("HEAD", BodyPublishers.noBody()));
    return accepted(request).headers().firstValue("ETag");
  }

  /**
   * Asks for the content from byte {@code from} on, or from its beginning if it is no longer what
   * {@code etag} names.
   */
  public Content content(String delivery, long from, Optional<String> etag) throws ClientException {
    HttpRequest.Builder request = request("deliveries", delivery, "content");
    if (from > 0 && etag.isPresent()) {
      request.header("Range", "bytes=" + from + "-").header("If-Range", etag.get());
    }
    HttpResponse<InputStream> response = accepted(request.GET().build());
    try {
      return Content.of(response);
    } catch (ClientException e) {
      discard(response);
      throw e;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder post(String body, String... segments) {
    return request(segments)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String... segments) {
    return HttpRequest.newBuilder(server.at(segments)).header("Authorization", authorization);
  }

  private static HttpRequest json(HttpRequest.Builder request) {
    return request.header("Accept", "application/json").timeout(ANSWER_TIMEOUT).build();
  }

  private JsonObject answer(HttpRequest request) throws ClientException {
    return Json.object(text(accepted(request)));
  }

  /** The response if it is a success; its body is still to be read. */
  private HttpResponse<InputStream> accepted(HttpRequest request) throws ClientException {
    HttpResponse<InputStream> response = exchange(request);
    int status = response.statusCode();
    if (status / 100 == 2) {
      return response;
    }
    if (status == 503 || status == 429) {
      discard(response);
      throw new BrokenLineException("The service is busy; try again later.");
    }
    throw new RefusedException(Problem.of(status, text(response)));
  }

  private HttpResponse<InputStream> exchange(HttpRequest request) throws ClientException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw Failures.of(server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("Interrupted.", e);
    }
  }

  private String text(HttpResponse<InputStream> response) throws ClientException {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(LONGEST_ANSWER_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Failures.of(server, e);
    }
  }

  private static void discard(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // The connection is closed with it, which is all that was wanted.
    }
  }
}

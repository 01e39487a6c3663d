package org.ecluse.app.client;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The service's interface, one method for each request that the commands make. */
public final class Api implements AutoCloseable {

  /** A service answers sooner, and content that is on its way never rests for so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Server server;
  private final String authorization;
  private final Line line;

  public Api(Server server, String pass, Trust trust) throws ClientException {
    this(server, pass, trust, PATIENCE);
  }

  Api(Server server, String pass, Trust trust, Duration patience) throws ClientException {
    this.server = server;
    this.authorization = "Bearer " + pass.strip();
    this.line = new Line(server, trust, patience);
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
    return ReceivedFile.of(Json.object(line.text(line.give(request))));
  }

  /** Sends an uploaded transfer. */
  public void send(String transfer) throws ClientException {
    answer(json(post("{}", "transfers", transfer, "send")));
  }

  /** Revokes a transfer, or discards an uploading one. */
  public void revoke(String transfer) throws ClientException {
    line.ask(json(post("{}", "transfers", transfer, "revoke")));
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
    line.ask(json(post("{}", "deliveries", delivery, "ack")));
  }

  /** The content's strong validator; asking for it is free. */
  public Optional<String> etag(String delivery) throws ClientException {
    HttpRequest request =
        json(request("deliveries", delivery, "content").method("HEAD", BodyPublishers.noBody()));
    return line.ask(request).headers().firstValue("ETag");
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
    HttpResponse<InputStream> response = line.ask(request.GET().build());
    try {
      return Content.of(response);
    } catch (ClientException e) {
      Line.discard(response);
      throw e;
    }
  }

  @Override
  public void close() {
    line.close();
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
    return request.header("Accept", "application/json").build();
  }

  private JsonObject answer(HttpRequest request) throws ClientException {
    return Json.object(line.text(line.ask(request)));
  }
}

package org.ecluse.app.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The connections to one service: sends requests, and knows when to wait no longer. */
final class Line implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  /** An answer that is no content is small; what is longer is not from this service. */
  private static final int LONGEST_ANSWER_BYTES = 16 << 20;

  private final Server server;
  private final Duration patience;
  private final HttpClient http;
  private final ScheduledThreadPoolExecutor alarms =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("alarms").factory());
  private final BodyHandler<InputStream> impatiently =
      _ -> BodySubscribers.mapping(BodySubscribers.ofInputStream(), this::impatient);

  /**
   * A line to a service.
   *
   * @param patience how long nothing may come before it counts as broken
   */
  Line(Server server, Trust trust, Duration patience) throws ClientException {
    this.server = server;
    this.patience = patience;
    alarms.setRemoveOnCancelPolicy(true);
    // HTTP/2 would put one stream of a few 64 KiB windows where a whole TCP connection can be.
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .sslContext(trust.context())
            .build();
  }

  private InputStream impatient(InputStream body) {
    return new ImpatientStream(body, patience, alarms);
  }

  /** A success, which begins in time; its body is still to be read, however long that takes. */
  HttpResponse<InputStream> ask(HttpRequest request) throws ClientException {
    CompletableFuture<HttpResponse<InputStream>> answer = http.sendAsync(request, impatiently);
    try {
      return accepted(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw Failures.of(server, new HttpTimeoutException("no answer"));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure
          ? Failures.of(server, failure)
          : new ClientException("The request could not be made.", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** As {@link #ask}, where the request carries content: that may take as long as it takes. */
  HttpResponse<InputStream> give(HttpRequest request) throws ClientException {
    try {
      return accepted(http.send(request, impatiently));
    } catch (IOException e) {
      throw Failures.of(server, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private HttpResponse<InputStream> accepted(HttpResponse<InputStream> response)
      throws ClientException {
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

  /** The whole body as text. */
  String text(HttpResponse<InputStream> response) throws ClientException {
    try (InputStream body = response.body()) {
      return new String(body.readNBytes(LONGEST_ANSWER_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Failures.of(server, e);
    }
  }

  static void discard(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // The connection is closed with it, which is all that was wanted.
    }
  }

  private static ClientException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ClientException("Interrupted.", e);
  }

  @Override
  public void close() {
    http.shutdownNow();
    alarms.shutdownNow();
  }
}

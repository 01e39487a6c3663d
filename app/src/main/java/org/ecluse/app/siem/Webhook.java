package org.ecluse.app.siem;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.ecluse.app.follow.Fact;
import org.ecluse.app.follow.Sink;

/**
 * Posts each fact to one address. The signature is HMAC-SHA256 over id, time and body: whoever
 * receives it can refuse what is old, and knows what comes twice by its id, which is the entry's
 * hash and the same in every attempt. No redirection is followed.
 */
public final class Webhook implements Sink, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String ALGORITHM = "HmacSHA256";

  private final URI address;
  private final SecretKeySpec secret;
  private final InstantSource clock;
  private final HttpClient client;

  /**
   * A caller of one address.
   *
   * @param secret shared with the receiver, at least 16 bytes
   */
  public Webhook(URI address, byte[] secret, SSLContext tls, InstantSource clock) {
    this.address = address;
    this.secret = new SecretKeySpec(secret, ALGORITHM);
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .sslContext(tls)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public void give(List<Fact> facts) throws IOException {
    for (Fact fact : facts) {
      post(fact);
    }
  }

  /** One at a time: what was posted is not posted again because of the next. */
  @Override
  public int batch() {
    return 1;
  }

  private void post(Fact fact) throws IOException {
    String body = Ecs.line(fact);
    String time = Long.toString(clock.instant().getEpochSecond());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("Ecluse-Id", fact.hash())
            .header("Ecluse-Timestamp", time)
            .header("Ecluse-Signature", "v1=" + sign(fact.hash() + "." + time + "." + body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < 200 || status > 299) {
        throw new IOException("the webhook was answered with " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the webhook was interrupted", e);
    }
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + ALGORITHM, e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

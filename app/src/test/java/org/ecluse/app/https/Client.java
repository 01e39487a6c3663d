package org.ecluse.app.https;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Asks the door as anybody would, with a pass or without; it trusts whatever it meets. */
final class Client implements AutoCloseable {

  /** What came back. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(int status, java.net.http.HttpHeaders headers, byte[] body) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    /** A member of the JSON, wherever it comes first; enough for tests. */
    String json(String member) {
      Matcher found =
          Pattern.compile("\"" + member + "\":(?:\"([^\"]*)\"|([^,}\\]]*))").matcher(text());
      if (!found.find()) {
        throw new AssertionError("no " + member + " in " + text());
      }
      return found.group(1) == null ? found.group(2) : found.group(1);
    }

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  private final DoorHouse house;
  private final HttpClient http;

  Client(DoorHouse house) {
    this(house, InetAddress.getLoopbackAddress());
  }

  /** One that comes from an address of its own. */
  Client(DoorHouse house, InetAddress from) {
    this.house = house;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trustingAnybody())
            .localAddress(from)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
  }

  Answer get(String path, @Nullable String pass, String... headers) {
    return ask("GET", path, pass, BodyPublishers.noBody(), headers);
  }

  Answer head(String path, @Nullable String pass, String... headers) {
    return ask("HEAD", path, pass, BodyPublishers.noBody(), headers);
  }

  Answer post(String path, @Nullable String pass) {
    return ask("POST", path, pass, BodyPublishers.noBody());
  }

  Answer postJson(String path, @Nullable String pass, String json) {
    return ask(
        "POST", path, pass, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  Answer put(String path, @Nullable String pass, byte[] body, String... headers) {
    return ask("PUT", path, pass, BodyPublishers.ofByteArray(body), headers);
  }

  Answer delete(String path, @Nullable String pass) {
    return ask("DELETE", path, pass, BodyPublishers.noBody());
  }

  Answer ask(
      String method, String path, @Nullable String pass, BodyPublisher body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    if (pass != null) {
      all.add("Authorization");
      all.add("Bearer " + pass);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(house.url(path)))
            .timeout(Duration.ofSeconds(30))
            .method(method, body);
    if (!all.isEmpty()) {
      request.headers(all.toArray(String[]::new));
    }
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new BrokenLine(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The connection ended before the answer did. */
  static final class BrokenLine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenLine(IOException cause) {
      super(cause);
    }
  }

  static SSLContext trustingAnybody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Trusting extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

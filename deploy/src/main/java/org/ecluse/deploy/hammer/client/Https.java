package org.ecluse.deploy.hammer.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.ecluse.app.client.ClientException;
import org.ecluse.app.client.Json;
import org.ecluse.app.client.JsonObject;
import org.ecluse.deploy.hammer.history.Answer;
import org.ecluse.deploy.hammer.history.Content;
import org.jspecify.annotations.Nullable;

/** A client of the HTTPS door with one connection, kept alive as long as nobody cuts it. */
public final class Https implements AutoCloseable {

  private static final String BASE = "/api/v1/";
  private static final int BLOCK_BYTES = 32 << 10;

  /**
   * The answer to a request that is not a download.
   *
   * @param body empty unless the request was done
   */
  public record Reply(Answer answer, JsonObject body) {

    public static Reply of(Answer answer) {
      return new Reply(answer, JsonObject.EMPTY);
    }
  }

  /** A connection that is used for one request at a time. */
  private interface Talk<T> {
    T on(TlsLine line) throws IOException;
  }

  private final SSLContext context;
  private final int port;
  private final byte[] block = new byte[BLOCK_BYTES];
  private @Nullable TlsLine line;

  public Https(SSLContext context, int port) {
    this.context = context;
    this.port = port;
  }

  /** Connects ahead of the first request. */
  public void connect() throws IOException {
    if (line == null) {
      line = new TlsLine(context, port);
    }
  }

  // --- reading ---

  /** Reads from a delivery; the whole of it without a range where all is asked for. */
  public Got read(Identity.Pass pass, Delivery delivery, Wish wish) {
    Got got = new Got();
    boolean whole = wish.from() == 0 && wish.lengthBytes() >= delivery.sizeBytes();
    String range =
        whole
            ? ""
            : "Range: bytes=%d-%d\r\n".formatted(wish.from(), wish.from() + wish.lengthBytes() - 1);
    String request = request("GET", "deliveries/" + delivery.id() + "/content", pass, range);
    try {
      return talk(on -> read(on, request, wish, got));
    } catch (SocketTimeoutException e) {
      return got.end(Answer.SILENT);
    } catch (UnreachableException e) {
      return got.end(Answer.UNREACHABLE);
    } catch (IOException e) {
      return got.end(Answer.BROKEN);
    }
  }

  private Got read(TlsLine on, String request, Wish wish, Got got) throws IOException {
    on.write(request);
    TlsLine.Head head = on.readHead();
    if (head.status() != 200 && head.status() != 206) {
      return got.end(refusal(head, on.readText(head.lengthBytes())));
    }
    long left = Math.min(head.lengthBytes(), wish.cutAfterBytes());
    while (left > 0) {
      int count = on.read(block, (int) Math.min(block.length, left));
      if (count < 0) {
        throw new IOException("the connection ended within a body");
      }
      got.take(block, count);
      left -= count;
    }
    if (got.bytes() < head.lengthBytes()) {
      on.cut();
      line = null;
      return got.end(Answer.CUT);
    }
    return got.end(Answer.OK);
  }

  // --- everything else ---

  /** A request without a body. */
  public Reply call(String method, String path, Identity.Pass pass) {
    return call(method, path, pass, "");
  }

  /** A request with a body of JSON, or none. */
  public Reply call(String method, String path, Identity.Pass pass, String json) {
    String headers =
        (json.isEmpty() ? "" : "Content-Type: application/json\r\n")
            + "Content-Length: "
            + json.length()
            + "\r\n";
    String request = request(method, path, pass, method.equals("GET") ? "" : headers) + json;
    return reply(
        on -> {
          on.write(request);
          return reply(on);
        });
  }

  /**
   * Sends a file.
   *
   * @param cutAfterBytes where the line is cut; the size or more for never
   */
  public Reply put(
      String path,
      Identity.Pass pass,
      Content content,
      long sizeBytes,
      long cutAfterBytes,
      Sent sent) {
    String request = request("PUT", path, pass, "Content-Length: " + sizeBytes + "\r\n");
    return reply(
        on -> {
          on.write(request);
          long end = Math.min(sizeBytes, cutAfterBytes);
          for (long at = 0; at < end; ) {
            int count = (int) Math.min(block.length, end - at);
            content.fill(at, block, count);
            on.write(block, count);
            at += count;
            sent.bytes(at);
          }
          if (end < sizeBytes) {
            on.cut();
            line = null;
            return Reply.of(Answer.CUT);
          }
          return reply(on);
        });
  }

  private Reply reply(Talk<Reply> talk) {
    try {
      return talk(talk);
    } catch (SocketTimeoutException e) {
      return Reply.of(Answer.SILENT);
    } catch (UnreachableException e) {
      return Reply.of(Answer.UNREACHABLE);
    } catch (IOException e) {
      return Reply.of(Answer.BROKEN);
    }
  }

  private static Reply reply(TlsLine on) throws IOException {
    TlsLine.Head head = on.readHead();
    String body = on.readText(head.lengthBytes());
    if (head.status() >= 300) {
      return Reply.of(refusal(head, body));
    }
    return new Reply(Answer.OK, body.isEmpty() ? JsonObject.EMPTY : parse(body));
  }

  /** Anything but a good end costs the connection. */
  private <T> T talk(Talk<T> talk) throws IOException {
    try {
      connect();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreachableException(e);
    }
    boolean good = false;
    try {
      TlsLine on = Objects.requireNonNull(line);
      T result = talk.on(on);
      good = !on.ends();
      return result;
    } finally {
      if (!good) {
        close();
      }
    }
  }

  private static String request(String method, String path, Identity.Pass pass, String headers) {
    return "%s %s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(method, BASE, path, pass.token(), headers);
  }

  private static Answer refusal(TlsLine.Head head, String body) throws IOException {
    JsonObject problem = parse(body);
    return switch (problem.optionalText("code").orElse("")) {
      case "claimed" -> Answer.CLAIMED;
      case "gone" -> gone(problem.optionalText("reason").orElse(""));
      case "not_found" -> Answer.NOT_FOUND;
      case "unauthenticated" -> Answer.UNAUTHENTICATED;
      case "forbidden_by_policy", "conflict", "invalid", "range_not_satisfiable" ->
          Answer.FORBIDDEN;
      case "busy" -> Answer.BUSY;
      case "damaged" -> Answer.DAMAGED;
      default -> head.status() == 503 ? Answer.BUSY : Answer.FAILED;
    };
  }

  private static Answer gone(String reason) {
    return switch (reason) {
      case "delivered" -> Answer.DELIVERED;
      case "spent" -> Answer.SPENT;
      case "expired" -> Answer.EXPIRED;
      case "revoked" -> Answer.REVOKED;
      default -> Answer.FAILED;
    };
  }

  private static JsonObject parse(String body) throws IOException {
    try {
      return Json.object(body);
    } catch (ClientException e) {
      throw new IOException(e);
    }
  }

  /**
   * Ends the connection properly. A reset might overtake the acknowledgement of the last byte, and
   * the service would be right to take a whole copy for one that never arrived.
   */
  @Override
  public void close() {
    TlsLine old = line;
    line = null;
    if (old != null) {
      old.close();
    }
  }
}

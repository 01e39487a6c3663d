package org.ecluse.deploy.hammer.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;

/**
 * One connection to the HTTPS door that speaks HTTP/1.1 by hand, so that a client can stop at any
 * byte and cut the line as a broken one is cut.
 */
final class TlsLine implements AutoCloseable {

  /** Longer than anything that the service lets a client wait for. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String LENGTH = "content-length:";
  private static final int RECEIVE_BUFFER_BYTES = 32 << 10;

  /** The head of an answer. */
  record Head(int status, long lengthBytes) {}

  private final Socket socket;
  private final Socket tls;
  private final InputStream in;
  private final OutputStream out;
  private boolean ends;

  TlsLine(SSLContext context, int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      tls = context.getSocketFactory().createSocket(socket, "127.0.0.1", port, true);
      in = new BufferedInputStream(tls.getInputStream(), RECEIVE_BUFFER_BYTES);
      out = tls.getOutputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.US_ASCII), -1);
  }

  /**
   * Writes bytes.
   *
   * @param count how many of them; negative for all
   */
  void write(byte[] bytes, int count) throws IOException {
    out.write(bytes, 0, count < 0 ? bytes.length : count);
    out.flush();
  }

  Head readHead() throws IOException {
    String[] status = readLine().split(" ", 3);
    long length = 0;
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith(LENGTH)) {
        length = Long.parseLong(lower.substring(LENGTH.length()).strip());
      }
      ends |= lower.equals("connection: close");
    }
    if (status.length < 2) {
      throw new IOException("no HTTP answer");
    }
    return new Head(Integer.parseInt(status[1]), length);
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended within a head");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  /** Whether the service said that it takes no further request. */
  boolean ends() {
    return ends;
  }

  /** Reads some of a body; -1 where the connection ends. */
  int read(byte[] into, int atMost) throws IOException {
    return in.read(into, 0, atMost);
  }

  String readText(long lengthBytes) throws IOException {
    return new String(in.readNBytes((int) lengthBytes), StandardCharsets.UTF_8);
  }

  /** Ends the connection with a reset, as if the machine were gone. */
  void cut() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is gone, which was the wish.
    }
  }

  @Override
  public void close() {
    try {
      tls.close();
    } catch (IOException e) {
      cut();
    }
  }
}

package org.ecluse.app.https;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TLS connection over which a test says and reads exactly what it wants. */
final class Line implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 60_000;

  private final SSLSocket socket;
  private final InputStream in;

  private Line(SSLSocket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  static Line to(DoorHouse house) throws IOException {
    return to(house, 0);
  }

  /** With a small receive buffer: a peer that soon closes its window. */
  static Line to(DoorHouse house, int receiveBufferBytes) throws IOException {
    Socket plain = new Socket();
    if (receiveBufferBytes > 0) {
      plain.setReceiveBufferSize(receiveBufferBytes);
    }
    plain.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), house.door.port()), TIMEOUT_MILLIS);
    plain.setSoTimeout(TIMEOUT_MILLIS);
    SSLSocket socket =
        (SSLSocket)
            Client.trustingAnybody()
                .getSocketFactory()
                .createSocket(plain, "127.0.0.1", house.door.port(), true);
    socket.startHandshake();
    return new Line(socket);
  }

  /** The protocol that both sides agree on when a client offers these; empty for none. */
  static String agreed(DoorHouse house, String... protocols) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            Client.trustingAnybody()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), house.door.port())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(protocols);
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  Line say(String text) throws IOException {
    socket
        .getOutputStream()
        .write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  Line say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** The head of the next answer, up to its empty line. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the line ended in a head: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  byte[] read(int count) throws IOException {
    return in.readNBytes(count);
  }

  /** Reads until the line ends, politely or not; how many bytes there still were. */
  long drain() {
    byte[] buffer = new byte[64 << 10];
    long total = 0;
    try {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        total += read;
      }
    } catch (IOException e) {
      return total;
    }
    return total;
  }

  /** Whether the peer ended the line; waits for it. */
  boolean isEnded() {
    try {
      return in.read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Hangs up without the polite end of TLS. */
  void cut() throws IOException {
    socket.setSoLinger(true, 0);
    close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

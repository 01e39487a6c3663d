package org.ecluse.app.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Offers STARTTLS before a mail server that has none: what comes after it is the server's. */
final class StartTlsFront implements AutoCloseable {

  private final SSLContext tls;
  private final int behind;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger encrypted = new AtomicInteger();

  StartTlsFront(SSLContext tls, int behind) throws IOException {
    this.tls = tls;
    this.behind = behind;
    this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How many connections went over to TLS. */
  int encrypted() {
    return encrypted.get();
  }

  private void accept() {
    try {
      while (!door.isClosed()) {
        Socket plain = door.accept();
        threads.execute(() -> serve(plain));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket plain) {
    try (plain) {
      say(plain.getOutputStream(), "220 front ESMTP");
      String line = line(plain.getInputStream());
      while (!line.toUpperCase(Locale.ROOT).startsWith("STARTTLS")) {
        say(plain.getOutputStream(), "250-front\r\n250 STARTTLS");
        line = line(plain.getInputStream());
      }
      say(plain.getOutputStream(), "220 go on");
      SSLSocket secure =
          (SSLSocket)
              tls.getSocketFactory()
                  .createSocket(plain, plain.getInetAddress().getHostAddress(), 0, true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      encrypted.incrementAndGet();
      passOn(secure);
    } catch (IOException _) {
      // its client sees that
    }
  }

  private void passOn(SSLSocket secure) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      line(server.getInputStream()); // its greeting, which came from here
      threads.execute(() -> copy(server, secure));
      secure.getInputStream().transferTo(server.getOutputStream());
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // closed by the other
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Byte by byte: what follows the line belongs to TLS. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.append((char) next);
      next = in.read();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}

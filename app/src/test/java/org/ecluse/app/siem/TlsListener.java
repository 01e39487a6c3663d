package org.ecluse.app.siem;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.ecluse.app.client.SelfSigned;
import org.ecluse.app.client.Trust;

/** Receives syslog over TLS as rsyslog does: it reads to the end, then closes its half. */
final class TlsListener implements AutoCloseable {

  private final SSLServerSocket socket;
  private final SSLContext trust;
  private final CompletableFuture<String> received;
  private volatile boolean hangsUp;

  TlsListener(Path directory) throws Exception {
    SelfSigned identity = SelfSigned.create();
    trust = new Trust.Pinned(identity.writePem(directory.resolve("trust.pem"))).context();
    socket =
        (SSLServerSocket)
            identity
                .serverContext()
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    received = CompletableFuture.supplyAsync(this::receive);
  }

  int port() {
    return socket.getLocalPort();
  }

  SSLContext trust() {
    return trust;
  }

  /** From the next connection on, it closes after a few bytes, with the rest unread. */
  void hangUpEarly() {
    hangsUp = true;
  }

  /** All that came over the first connection. */
  String received() {
    return received.join();
  }

  private String receive() {
    try (SSLSocket line = (SSLSocket) socket.accept()) {
      line.startHandshake();
      byte[] bytes =
          hangsUp ? line.getInputStream().readNBytes(1) : line.getInputStream().readAllBytes();
      if (hangsUp) {
        line.setSoLinger(true, 0);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package org.ecluse.deploy.e2e.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line to the service that breaks once, as by a pulled plug, when so many bytes have gone one
 * way; lines that are opened after that stay whole. Whoever goes on where it was cut sends only the
 * rest over them, which shows in {@link #bytesSinceCut}.
 */
final class CutLine implements AutoCloseable {

  /** Which way bytes are counted. */
  enum Way {
    UP,
    DOWN
  }

  private static final int PIECE_BYTES = 16 << 10;

  private final ServerSocket entrance = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
  private final AtomicLong counted = new AtomicLong();
  private final int servicePort;
  private final Way way;
  private final long cutAfterBytes;

  CutLine(int servicePort, Way way, long cutAfterBytes) throws IOException {
    this.servicePort = servicePort;
    this.way = way;
    this.cutAfterBytes = cutAfterBytes;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  boolean isCut() {
    return counted.get() >= cutAfterBytes;
  }

  /** How much went the counted way after the cut. */
  long bytesSinceCut() {
    return counted.get() - cutAfterBytes;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket service = new Socket(InetAddress.getLoopbackAddress(), servicePort);
        Thread.ofVirtual().start(() -> carry(client, service, way == Way.UP));
        Thread.ofVirtual().start(() -> carry(service, client, way == Way.DOWN));
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  private void carry(Socket from, Socket to, boolean counting) {
    byte[] piece = new byte[PIECE_BYTES];
    try (from;
        to) {
      for (int count = from.getInputStream().read(piece);
          count >= 0;
          count = from.getInputStream().read(piece)) {
        if (counting && breaksWith(count)) {
          from.setSoLinger(true, 0);
          to.setSoLinger(true, 0);
          return;
        }
        to.getOutputStream().write(piece, 0, count);
      }
    } catch (IOException _) {
      // One of them hung up; closing tells the other.
    }
  }

  /** Counts, and says whether these are the bytes that do not arrive. */
  private boolean breaksWith(int count) {
    long total = counted.addAndGet(count);
    return total >= cutAfterBytes && total - count < cutAfterBytes;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}

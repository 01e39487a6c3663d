package org.ecluse.deploy.e2e.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.deploy.e2e.Run;

/**
 * The line between browsers and the service, through one port that stays while services come and
 * go. It stalls where the test wants, so that everything is certainly in its middle then, and it
 * can be pulled out: both ends feel it at once, and whoever tries again finds nobody.
 *
 * <p>Bytes are counted as they are on the line, of all connections, with all that encryption adds.
 */
final class Cable implements AutoCloseable {

  private static final int PIECE_BYTES = 16 << 10;

  /** Small, so that a line that stalls is felt at the other end. */
  private static final int BUFFER_BYTES = 64 << 10;

  /** What stalls looks so often whether its line is still there. */
  private static final int LOOK_AGAIN_MILLIS = 50;

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final Way up = new Way();
  private final Way down = new Way();
  private volatile int servicePort;
  private volatile boolean pulled;

  Cable(int servicePort) throws IOException {
    this.servicePort = servicePort;
    entrance.setReceiveBufferSize(BUFFER_BYTES);
    Thread.ofVirtual().start(this::accept);
  }

  String url(String path) {
    return "https://localhost:" + entrance.getLocalPort() + path;
  }

  /** From browsers to the service. */
  Way up() {
    return up;
  }

  /** From the service to browsers. */
  Way down() {
    return down;
  }

  /** Another service stands behind it from now on. */
  void leadTo(int port) {
    servicePort = port;
  }

  /** Breaks all that goes over it, and lets nobody in until it is put back. */
  void pull() {
    pulled = true;
    ends.forEach(Cable::hangUp);
  }

  void putBack() {
    pulled = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket browser = entrance.accept();
        if (pulled) {
          hangUp(browser);
        } else {
          connect(browser);
        }
      }
    } catch (IOException _) {
      // The test is over.
    }
  }

  private void connect(Socket browser) {
    try {
      Socket service = new Socket();
      service.setReceiveBufferSize(BUFFER_BYTES);
      service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), servicePort));
      ends.add(browser);
      ends.add(service);
      Thread.ofVirtual().start(() -> carry(browser, service, up));
      Thread.ofVirtual().start(() -> carry(service, browser, down));
    } catch (IOException _) {
      hangUp(browser); // There is no service at the moment.
    }
  }

  private void carry(Socket from, Socket to, Way way) {
    byte[] piece = new byte[PIECE_BYTES];
    try (from;
        to) {
      for (int count = from.getInputStream().read(piece);
          count >= 0;
          count = from.getInputStream().read(piece)) {
        way.pass(count, from);
        to.getOutputStream().write(piece, 0, count);
      }
    } catch (IOException _) {
      // One of them hung up; closing tells the other.
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  /** Not with a farewell, but as a line that is gone. */
  private static void hangUp(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // It was gone before.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    pull();
    up.open();
    down.open();
  }

  /** One of its two ways. */
  static final class Way {

    private long passed; // guarded by this, as the next
    private long allowed = Long.MAX_VALUE;

    synchronized long passedBytes() {
      return passed;
    }

    /** Lets so many more bytes pass, and no others before {@link #open}. */
    synchronized void stallAfter(long bytes) {
      allowed = passed + bytes;
      notifyAll();
    }

    synchronized void open() {
      allowed = Long.MAX_VALUE;
      notifyAll();
    }

    /** Waits until something stands before the stop. */
    void awaitStall() {
      await("the line to stall").atMost(Run.PATIENCE).until(this::isStalled);
    }

    private synchronized boolean isStalled() {
      return passed > allowed;
    }

    private synchronized void pass(int bytes, Socket from) throws IOException {
      passed += bytes;
      try {
        while (passed > allowed && !from.isClosed()) {
          wait(LOOK_AGAIN_MILLIS);
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}

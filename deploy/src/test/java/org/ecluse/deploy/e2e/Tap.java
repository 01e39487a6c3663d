package org.ecluse.deploy.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line between a client and the service, led through here: the test decides how much of what the
 * service sends is read, and counts it. Whatever program stands behind it, it is a client that
 * reads as slowly as the test wants, on a machine of any speed.
 *
 * <p>Bytes are counted as they are on the line, with all that encryption adds. They count as
 * arrived as soon as this end's kernel has them, read or not.
 */
final class Tap implements AutoCloseable {

  /** Small, so that a reader that stops is felt at the other end. */
  private static final int RECEIVE_BUFFER_BYTES = 64 << 10;

  private static final int PIECE_BYTES = 16 << 10;

  private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Socket service = new Socket();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ScheduledExecutorService feeder =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final AtomicLong arrived = new AtomicLong();
  private volatile long endedNanos;
  private long allowedBytes; // guarded by this

  /** Leads to a port of this machine. */
  Tap(int port) throws IOException {
    service.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().start(this::connect);
  }

  /** Where the client is to connect. */
  int port() {
    return entrance.getLocalPort();
  }

  long arrivedBytes() {
    return arrived.get();
  }

  boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Lets so many bytes be read, from the connection's beginning. */
  synchronized void allow(long bytes) {
    allowedBytes = Math.max(allowedBytes, bytes);
    notifyAll();
  }

  /** Lets a little more be read every millisecond, up to so many bytes in all. */
  void trickle(int bytesPerMilli, long upToBytes) {
    var _ =
        feeder.scheduleAtFixedRate(
            () -> allow(Math.min(arrived.get() + bytesPerMilli, upToBytes)),
            0,
            1,
            TimeUnit.MILLISECONDS);
  }

  /**
   * Reads as fast as it can until the service ends the connection.
   *
   * @param sinceNanos time and bytes are counted from this moment, which has just passed
   */
  Felt drain(long sinceNanos, Duration patience) throws InterruptedException, IOException {
    // In this order: what moves from the kernel to here meanwhile is counted, not forgotten.
    long before = arrived.get();
    before += isEnded() ? 0 : service.getInputStream().available();
    allow(Long.MAX_VALUE);
    if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the line is still open after " + arrived.get() + " bytes");
    }
    return new Felt(Duration.ofNanos(endedNanos - sinceNanos), arrived.get() - before);
  }

  private void connect() {
    try (Socket client = entrance.accept()) {
      Thread.ofVirtual().start(() -> carryUp(client));
      carryDown(client);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carryUp(Socket client) {
    try {
      client.getInputStream().transferTo(service.getOutputStream());
      service.shutdownOutput();
    } catch (IOException _) {
      // One of them is gone; the other direction notices.
    }
  }

  private void carryDown(Socket client) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    OutputStream out = client.getOutputStream();
    InputStream in = service.getInputStream();
    for (int count = read(in, piece); count >= 0; count = read(in, piece)) {
      arrived.addAndGet(count);
      out.write(piece, 0, count);
    }
    endedNanos = System.nanoTime();
    ended.countDown();
  }

  private int read(InputStream in, byte[] piece) {
    try {
      return in.read(piece, 0, awaitAllowance(piece.length));
    } catch (IOException _) {
      return -1;
    }
  }

  private synchronized int awaitAllowance(int atMost) {
    try {
      while (allowedBytes <= arrived.get()) {
        wait();
      }
      return (int) Math.min(atMost, allowedBytes - arrived.get());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    feeder.shutdownNow();
    allow(Long.MAX_VALUE);
    service.close();
    entrance.close();
  }
}

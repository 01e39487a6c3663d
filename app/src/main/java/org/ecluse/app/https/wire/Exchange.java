package org.ecluse.app.https.wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.concurrent.TimeUnit;
import org.ecluse.policy.access.Grant;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on a connection. Counters belong to the event loop; what controllers
 * set is volatile.
 */
public final class Exchange {

  /** The route of a request that matched none. */
  static final String NO_ROUTE = "none";

  /** How long a request whose grant has lapsed may take to be refused. */
  private static final long REFUSAL_MILLIS = 500;

  private final Channel channel;
  private final String target;
  private final Strangers strangers;
  private final long startedNanos = System.nanoTime();

  private long bytesIn;
  private long bytesOut;
  private int status;
  private long announcedBytes = -1;
  private boolean whole;
  private boolean bodyEnded;
  private volatile String route = NO_ROUTE;
  private volatile @Nullable Grant grant;
  private volatile boolean lapsed;

  private @Nullable Sending sending;
  private boolean over;

  Exchange(Channel channel, String target, Strangers strangers) {
    this.channel = channel;
    this.target = target;
    this.strangers = strangers;
  }

  /** The exchange that a controller is serving. */
  public static Exchange of(HttpRequest<?> request) {
    if (request instanceof NettyHttpRequest<?> netty
        && netty.getNativeRequest() instanceof TrackedRequest tracked) {
      return tracked.exchange();
    }
    throw new IllegalStateException("a request that did not come through the door");
  }

  public Channel channel() {
    return channel;
  }

  /** Path and query as they came over the line. */
  public String target() {
    return target;
  }

  /** Whom this exchange serves: it is cut when the grant lapses. */
  public void serves(Grant served) {
    grant = served;
    strangers.remove(channel);
  }

  /** Whom it served has ended that themselves, and waits for the answer. */
  public void servesNobody() {
    grant = null;
  }

  public @Nullable Grant grant() {
    return grant;
  }

  /** The route's template, for logs and metrics. */
  public void route(String template) {
    route = template;
  }

  String route() {
    return route;
  }

  /** Whether the grant was taken back meanwhile: an upload must not go on. */
  public boolean lapsed() {
    return lapsed;
  }

  /**
   * The grant does not hold any more. A download is cut at once; an upload is refused by its reader
   * at the next block, and cut where none comes.
   */
  public void lapse() {
    lapsed = true;
    if (isSending()) {
      abort();
    } else {
      var _ =
          channel
              .eventLoop()
              .schedule(this::abortUnlessOver, REFUSAL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized boolean isSending() {
    return sending != null;
  }

  private void abortUnlessOver() {
    if (!isOver()) {
      abort();
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Wants to know how the answer ends; called at once where it has ended already. */
  public void watch(Sending watcher) {
    boolean tooLate;
    synchronized (this) {
      tooLate = over;
      if (!tooLate) {
        sending = watcher;
      }
    }
    if (tooLate) {
      watcher.lost();
    }
  }

  /** Takes the watcher out, so that it is told exactly once. */
  synchronized @Nullable Sending end() {
    over = true;
    Sending watcher = sending;
    sending = null;
    return watcher;
  }

  /**
   * Breaks the connection now, with a reset: nothing of what waits in this process or in the
   * kernel's send queue leaves any more, not even the polite end of TLS.
   */
  public void abort() {
    if (!channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(this::abort);
      return;
    }
    if (channel.isOpen()) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
      // Past every handler: SslHandler would flush what is pending before it closes.
      var _ = channel.pipeline().firstContext().close();
    }
  }

  // --- event loop only ---

  void received(int bytes) {
    bytesIn += bytes;
  }

  void sent(int bytes) {
    bytesOut += bytes;
  }

  void bodyHasEnded() {
    bodyEnded = true;
  }

  boolean bodyEnded() {
    return bodyEnded;
  }

  /**
   * The answer's head is being written.
   *
   * @param length the length of the body that it announces, -1 where it does not
   */
  void answeredWith(int code, long length) {
    status = code;
    announcedBytes = length;
  }

  /** Whether all that the head announced was given to the connection to write. */
  boolean hasItsAnnouncedLength() {
    return bytesOut == announcedBytes;
  }

  void whole(boolean written) {
    whole = written;
  }

  /** Whether the kernel has every byte that the head announced. */
  boolean isWhole() {
    return whole;
  }

  int status() {
    return status;
  }

  long bytesIn() {
    return bytesIn;
  }

  long bytesOut() {
    return bytesOut;
  }

  long startedNanos() {
    return startedNanos;
  }
}

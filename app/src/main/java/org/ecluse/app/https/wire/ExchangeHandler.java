package org.ecluse.app.https.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matches requests and answers of one HTTP/1.1 connection, in order, and sees each exchange to its
 * end.
 *
 * <p>Three ends need care. An answer that is given before its request's body has arrived closes the
 * connection, but not before the client had a chance to read it (see {@link Lingering}). An answer
 * that somebody {@linkplain Exchange#watch watches} is over only when its {@link ArrivalWatch}
 * settles, and a close of the connection waits for that. And a connection that dies, however,
 * settles everything that was open on it.
 */
final class ExchangeHandler extends ChannelDuplexHandler {

  private final Exchanges exchanges;
  private final Strangers strangers;
  private final SendQueue sendQueue;
  private final WireSettings settings;

  /** Requests whose answer is not written whole, oldest first: answers come in this order. */
  private final Deque<Exchange> open = new ArrayDeque<>();

  private final Set<ArrivalWatch> arriving = new LinkedHashSet<>();
  private @Nullable Exchange receiving;
  private @Nullable Lingering lingering;
  private @Nullable ChannelPromise heldClose;

  ExchangeHandler(
      Exchanges exchanges, Strangers strangers, SendQueue sendQueue, WireSettings settings) {
    this.exchanges = exchanges;
    this.strangers = strangers;
    this.sendQueue = sendQueue;
    this.settings = settings;
  }

  /** Nothing is asked, answered or on its way. */
  boolean isIdle() {
    return open.isEmpty() && arriving.isEmpty();
  }

  /** The exchange whose request is still arriving. */
  @Nullable Exchange receiving() {
    return receiving;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (lingering != null) {
      ReferenceCountUtil.release(message);
      return;
    }
    Object passed = message;
    if (message instanceof HttpRequest head) {
      passed = begin(ctx.channel(), head);
    }
    if (message instanceof HttpContent content && receiving != null) {
      receiving.received(content.content().readableBytes());
    }
    if (message instanceof LastHttpContent && receiving != null) {
      receiving.bodyHasEnded();
      receiving = null;
    }
    ctx.fireChannelRead(passed);
  }

  private HttpRequest begin(Channel channel, HttpRequest head) {
    Exchange exchange = new Exchange(channel, head.uri(), strangers);
    receiving = exchange;
    open.add(exchange);
    exchanges.begin(exchange);
    if (!HttpUtil.isContentLengthSet(head) && !HttpUtil.isTransferEncodingChunked(head)) {
      exchange.bodyHasEnded();
    }
    // Anything else is a head that the decoder could not read; no controller ever sees it.
    return head.getClass() == DefaultHttpRequest.class ? new TrackedRequest(head, exchange) : head;
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise)
      throws Exception {
    Exchange exchange = open.peek();
    if (exchange == null || isInterim(message)) {
      super.write(ctx, message, promise);
      return;
    }
    if (message instanceof HttpResponse head) {
      exchange.answeredWith(head.status().code(), HttpUtil.getContentLength(head, -1L));
      if (!exchange.bodyEnded()) {
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
    }
    if (message instanceof HttpContent content) {
      exchange.sent(content.content().readableBytes());
    }
    ChannelPromise written = promise;
    if (message instanceof LastHttpContent) {
      open.remove();
      written = promise.unvoid();
      written.addListener(done -> answered(ctx, exchange, done.isSuccess()));
    } else if (message instanceof HttpContent && exchange.hasItsAnnouncedLength()) {
      // Now the client has no reason to wait for the formal end of the answer.
      written = promise.unvoid();
      written.addListener(done -> wholeWritten(ctx, exchange, done.isSuccess()));
    }
    super.write(ctx, message, written);
  }

  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse head
        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  private void answered(ChannelHandlerContext ctx, Exchange exchange, boolean written) {
    exchanges.end(exchange, written || exchange.isWhole());
    awaitArrival(ctx, exchange, written);
    if (written && !exchange.bodyEnded()) {
      receiving = null;
      lingering = Lingering.begin(ctx);
    }
  }

  private void wholeWritten(ChannelHandlerContext ctx, Exchange exchange, boolean written) {
    exchange.whole(written);
    awaitArrival(ctx, exchange, written);
  }

  private void awaitArrival(ChannelHandlerContext ctx, Exchange exchange, boolean written) {
    Sending sending = exchange.end();
    if (sending == null) {
      return;
    }
    if (!written) {
      sending.lost();
      return;
    }
    ArrivalWatch[] self = new ArrivalWatch[1];
    ArrivalWatch watch =
        new ArrivalWatch(
            ctx.channel(),
            sendQueue,
            settings.sendTimeout().toNanos(),
            arrived -> {
              arriving.remove(self[0]);
              if (arrived) {
                sending.arrived();
              } else {
                sending.lost();
              }
              releaseClose(ctx);
            });
    self[0] = watch;
    arriving.add(watch);
    watch.begin();
  }

  // --- the end of the connection ---

  /** Waits for arrivals: once the descriptor is closed, nobody can ask the kernel any more. */
  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
    if (arriving.isEmpty() || !ctx.channel().isActive()) {
      super.close(ctx, promise);
    } else if (heldClose == null) {
      heldClose = promise;
    } else {
      heldClose.addListener(done -> promise.trySuccess());
    }
  }

  private void releaseClose(ChannelHandlerContext ctx) {
    ChannelPromise held = heldClose;
    if (held != null && arriving.isEmpty()) {
      heldClose = null;
      var _ = ctx.close(held);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    // The peer's next words carry its acknowledgement: look before they are acted upon.
    looks().forEach(ArrivalWatch::hasArrived);
    ctx.fireChannelReadComplete();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      looks().forEach(ArrivalWatch::lastLook);
      var _ = ctx.channel().close();
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    looks().forEach(ArrivalWatch::hasArrived);
    ctx.fireExceptionCaught(cause);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    looks().forEach(ArrivalWatch::lastLook);
    for (Exchange exchange : open) {
      exchanges.end(exchange, exchange.isWhole());
      Sending sending = exchange.end();
      if (sending != null) {
        sending.lost();
      }
    }
    open.clear();
    ctx.fireChannelInactive();
  }

  private List<ArrivalWatch> looks() {
    return arriving.isEmpty() ? List.of() : new ArrayList<>(arriving);
  }
}

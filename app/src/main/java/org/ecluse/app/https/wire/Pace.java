package org.ecluse.app.https.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections that hold a place without using it: no whole request head in time, a body that
 * trickles, an answer that is not taken. Only time in which the peer could have moved counts: a
 * sender is not slow while the service is busy with what it sent before.
 */
final class Pace extends ChannelDuplexHandler {

  /** Least that a body must bring in each {@link WireSettings#bodyTimeout}. */
  static final int MIN_BYTES = 4 << 10;

  private static final long TICK_MILLIS = 500;

  private final ExchangeHandler exchanges;
  private final WireSettings settings;

  private @Nullable Future<?> ticking;
  private boolean listening = true;
  private long idleSince = System.nanoTime();
  private long bodySince = idleSince;
  private long bodyBytes;
  private long sendSince = idleSince;
  private long sendMark;

  Pace(ExchangeHandler exchanges, WireSettings settings) {
    this.exchanges = exchanges;
    this.settings = settings;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    ticking =
        ctx.executor()
            .scheduleWithFixedDelay(
                () -> tick(ctx), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  @Override
  public void read(ChannelHandlerContext ctx) {
    listening = true;
    ctx.read();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    listening = false;
    ctx.fireChannelReadComplete();
  }

  private void tick(ChannelHandlerContext ctx) {
    long now = System.nanoTime();
    if (isTooLongIdle(now) || isBodyTooSlow(now) || isAnswerNotTaken(ctx, now)) {
      // Past SslHandler, which would wait for a peer that does not read.
      var _ = ctx.pipeline().firstContext().close();
    }
  }

  private boolean isTooLongIdle(long now) {
    if (!exchanges.isIdle()) {
      idleSince = now;
    }
    return now - idleSince > settings.headTimeout().toNanos();
  }

  private boolean isBodyTooSlow(long now) {
    Exchange receiving = exchanges.receiving();
    if (receiving == null || !listening || receiving.bytesIn() - bodyBytes >= MIN_BYTES) {
      bodySince = now;
      bodyBytes = receiving == null ? 0 : receiving.bytesIn();
    }
    return now - bodySince > settings.bodyTimeout().toNanos();
  }

  private boolean isAnswerNotTaken(ChannelHandlerContext ctx, long now) {
    ChannelOutboundBuffer outbound = ctx.channel().unsafe().outboundBuffer();
    long waiting = outbound == null ? 0 : outbound.totalPendingWriteBytes();
    long mark = waiting == 0 ? 0 : 31 * waiting + outbound.currentProgress();
    if (waiting == 0 || mark != sendMark) {
      sendSince = now;
      sendMark = mark;
    }
    return now - sendSince > settings.sendTimeout().toNanos();
  }
}

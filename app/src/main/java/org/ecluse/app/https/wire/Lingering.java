package org.ecluse.app.https.wire;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.TimeUnit;

/**
 * The time between an answer that came before its request's body and the end of the connection. A
 * close while the client still sends makes its kernel throw the answer away; so what comes is read
 * and dropped for a moment, and the client, which was told {@code Connection: close}, hangs up.
 */
final class Lingering {

  private static final long MILLIS = 2_000;

  private Lingering() {}

  static Lingering begin(ChannelHandlerContext ctx) {
    ctx.channel().config().setAutoRead(true);
    var _ = ctx.executor().schedule(() -> close(ctx), MILLIS, TimeUnit.MILLISECONDS);
    return new Lingering();
  }

  private static void close(ChannelHandlerContext ctx) {
    var _ = ctx.close();
  }
}

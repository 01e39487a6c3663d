package org.ecluse.app.https.wire;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Map;

/**
 * Sets the same headers on every answer. It stands below the framework, so that answers which the
 * framework gives without asking anybody (unreadable heads, its last-resort 500) carry them too.
 */
@Sharable
final class SecurityHeaders extends ChannelOutboundHandlerAdapter {

  static final Map<String, String> HEADERS =
      Map.of(
          "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "interest-cohort=()");

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse answer) {
      HttpHeaders headers = answer.headers();
      HEADERS.forEach(headers::set);
      headers.remove(HttpHeaderNames.SERVER);
    }
    super.write(ctx, message, promise);
  }
}

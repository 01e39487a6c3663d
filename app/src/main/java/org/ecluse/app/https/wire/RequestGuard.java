package org.ecluse.app.https.wire;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Looks at a request's head before the framework does. Every request has one reading or none: a
 * path that could be read in two ways becomes one that no route has, so that its answer is the same
 * for all of them; a head whose body or bearer could be read in two ways is refused.
 *
 * <p>(Both {@code Content-Length} and {@code Transfer-Encoding}, and several lengths, are refused
 * by the decoder before this.)
 */
@Sharable
public final class RequestGuard extends ChannelInboundHandlerAdapter {

  /** No route begins so. */
  public static final String NOWHERE = "/-";

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest head && head.decoderResult().isSuccess()) {
      guard(head);
    }
    ctx.fireChannelRead(message);
  }

  private static void guard(HttpRequest head) {
    HttpHeaders headers = head.headers();
    if (RawPath.isAmbiguous(head.uri())) {
      head.setUri(NOWHERE);
    }
    if (hasStrangeCoding(headers)) {
      head.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("coding")));
    }
    if (headers.getAll(HttpHeaderNames.AUTHORIZATION).size() > 1) {
      headers.remove(HttpHeaderNames.AUTHORIZATION);
    }
  }

  private static boolean hasStrangeCoding(HttpHeaders headers) {
    return headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
            .anyMatch(coding -> !coding.equalsIgnoreCase("chunked"))
        || headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).size() > 1
        || headers.getAll(HttpHeaderNames.HOST).size() != 1;
  }
}

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
 * Pages get a policy of their own, and only what is {@linkplain Lasting lasting} may be kept.
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

  /** What a page may do: use what comes from here, nothing written into it, nothing of others. */
  static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
          + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
          + "require-trusted-types-for 'script'; trusted-types 'none'; "
          + "report-uri /csp-reports";

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse answer) {
      HttpHeaders headers = answer.headers();
      boolean lasting = Lasting.CACHE_CONTROL.equals(headers.get(HttpHeaderNames.CACHE_CONTROL));
      HEADERS.forEach(headers::set);
      headers.remove(HttpHeaderNames.SERVER);
      if (lasting) {
        headers.set(HttpHeaderNames.CACHE_CONTROL, Lasting.CACHE_CONTROL);
      }
      if (isPage(headers)) {
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, PAGE_POLICY);
        // Without any referrer, browsers would also hide from us that a form is our own.
        headers.set("Referrer-Policy", "same-origin");
      }
    }
    super.write(ctx, message, promise);
  }

  private static boolean isPage(HttpHeaders headers) {
    String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
    return type != null && type.startsWith("text/html");
  }
}

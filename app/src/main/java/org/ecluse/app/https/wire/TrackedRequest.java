package org.ecluse.app.https.wire;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;

/** A request head that knows its exchange, so that controllers find it again. */
final class TrackedRequest extends DefaultHttpRequest {

  private final Exchange exchange;

  TrackedRequest(HttpRequest head, Exchange exchange) {
    super(head.protocolVersion(), head.method(), head.uri(), head.headers());
    setDecoderResult(head.decoderResult());
    this.exchange = exchange;
  }

  Exchange exchange() {
    return exchange;
  }

  // Two requests are the same only if they are the same object, whatever their heads say.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}

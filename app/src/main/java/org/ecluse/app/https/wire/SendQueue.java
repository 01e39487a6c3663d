package org.ecluse.app.https.wire;

import io.netty.channel.Channel;
import java.util.Optional;

/** What a connection's kernel knows about bytes that the peer has not acknowledged. */
public interface SendQueue {

  /**
   * A look at a connection.
   *
   * @param waitingBytes bytes that were written to the socket and that the peer's TCP has not
   *     acknowledged, sent or not
   * @param acknowledgedBytes bytes that the peer's TCP has acknowledged since the connection began
   */
  record Sample(long waitingBytes, long acknowledgedBytes) {}

  /** Empty where this platform or this connection tells nothing. */
  Optional<Sample> sample(Channel channel);

  /** Knows nothing, ever. */
  static SendQueue unknown() {
    return channel -> Optional.empty();
  }
}

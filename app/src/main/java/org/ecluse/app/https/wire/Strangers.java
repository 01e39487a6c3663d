package org.ecluse.app.https.wire;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.ecluse.app.strangers.Waiting;

/**
 * The connections of this door on which nobody has shown a pass that holds. They have a part of the
 * places, and however many they are, there is room for one more: the oldest goes. Thread-safe.
 */
final class Strangers {

  private final Waiting<Channel> waiting;

  Strangers(WireSettings settings) {
    waiting =
        new Waiting<>(
            Math.max(1, settings.maxConnections() / 2), Math.max(1, settings.maxConnections() / 4));
  }

  /** A connection came; perhaps another has to go for it. */
  void add(Channel channel) {
    waiting.add(channel, source(channel)).ifPresent(Strangers::putOut);
    channel.closeFuture().addListener(_ -> remove(channel));
  }

  private static InetAddress source(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  /** Past SslHandler, which would wait for a peer that does not read. */
  private static void putOut(Channel channel) {
    channel
        .eventLoop()
        .execute(
            () -> {
              if (channel.isOpen()) {
                var _ = channel.pipeline().firstContext().close();
              }
            });
  }

  /** Somebody known is there, or nobody any more. */
  void remove(Channel channel) {
    var _ = waiting.remove(channel);
  }
}

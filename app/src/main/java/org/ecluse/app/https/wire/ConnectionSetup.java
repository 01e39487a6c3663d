package org.ecluse.app.https.wire;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Prepares each connection: socket options, TLS, and this package's handlers below the framework's.
 * The framework takes its connections for plain ones; nothing reaches it but through TLS.
 */
public final class ConnectionSetup implements NettyServerCustomizer {

  /** Bytes that may wait in this process for the socket: one block of a download may exceed it. */
  private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(32 << 10, 128 << 10);

  /** Unsent bytes that the kernel may hold; what is in flight comes on top. */
  private static final long UNSENT_BYTES = 128 << 10;

  private final SslContext tls;
  private final Exchanges exchanges;
  private final SendQueue sendQueue;
  private final WireSettings settings;
  private final SecurityHeaders headers = new SecurityHeaders();
  private final RequestGuard guard = new RequestGuard();
  private final AtomicInteger connections = new AtomicInteger();
  private final Strangers strangers;

  public ConnectionSetup(
      SslContext tls, Exchanges exchanges, SendQueue sendQueue, WireSettings settings) {
    this.tls = tls;
    this.exchanges = exchanges;
    this.sendQueue = sendQueue;
    this.settings = settings;
    strangers = new Strangers(settings);
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return role == ChannelRole.CONNECTION ? new OneConnection(channel) : this;
  }

  private final class OneConnection implements NettyServerCustomizer {

    private final Channel channel;

    OneConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      boolean tooMany = connections.incrementAndGet() > settings.maxConnections();
      channel.closeFuture().addListener(closed -> connections.decrementAndGet());
      if (tooMany) {
        var _ = channel.close();
        return;
      }
      strangers.add(channel);
      setOptions();
      addHandlers();
    }

    private void setOptions() {
      ChannelConfig config = channel.config();
      // The peer's end must not close the descriptor before the last look at the send queue.
      config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
      config.setOption(ChannelOption.TCP_NODELAY, true);
      config.setOption(ChannelOption.SO_SNDBUF, settings.sendBufferBytes());
      config.setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING);
      if (channel instanceof EpollSocketChannel) {
        config.setOption(EpollChannelOption.TCP_NOTSENT_LOWAT, UNSENT_BYTES);
        config.setOption(
            EpollChannelOption.TCP_USER_TIMEOUT, (int) settings.sendTimeout().toMillis());
      }
    }

    private void addHandlers() {
      ChannelPipeline pipeline = channel.pipeline();
      SslHandler encryption = tls.newHandler(channel.alloc());
      encryption.setHandshakeTimeoutMillis(settings.headTimeout().toMillis());
      pipeline.addFirst(ChannelPipelineCustomizer.HANDLER_SSL, encryption);
      String framework = ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;
      ExchangeHandler handler = new ExchangeHandler(exchanges, strangers, sendQueue, settings);
      pipeline.addBefore(framework, "ecluse-headers", headers);
      pipeline.addBefore(framework, "ecluse-guard", guard);
      pipeline.addBefore(framework, "ecluse-exchanges", handler);
      pipeline.addBefore(framework, "ecluse-pace", new Pace(handler, settings));
    }
  }
}

package org.ecluse.app.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.ecluse.app.https.tls.TlsContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest extends DoorFixture {

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void currentTls_isSpoken_withAuthenticatedEncryption(String protocol) throws IOException {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
      assertThat(socket.getSession().getCipherSuite()).containsAnyOf("GCM", "CHACHA20");
    }
  }

  @Test
  void cbcSuites_areNot() throws IOException {
    try (SSLSocket socket = socket()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(
          new String[] {
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"
          });
      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
    }
  }

  @Test
  void plainHttp_isNot() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.door.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      assertThat(new String(answer, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP/1.1");
    }
  }

  /** A client that knows nothing else gets it. */
  @Test
  void hybridPostQuantumKeyExchange_isOffered() throws Exception {
    assumeTrue(TlsContext.isNative(), "native TLS");
    SslContext hybridOnly =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.OPENSSL)
            .protocols("TLSv1.3")
            .trustManager(InsecureTrustManagerFactory.INSTANCE)
            .option(OpenSslContextOption.GROUPS, new String[] {"X25519MLKEM768"})
            .build();
    var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      Channel channel =
          new Bootstrap()
              .group(group)
              .channel(NioSocketChannel.class)
              .handler(
                  new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel ch) {
                      ch.pipeline().addLast(hybridOnly.newHandler(ch.alloc()));
                    }
                  })
              .connect("127.0.0.1", house.door.port())
              .sync()
              .channel();
      assertThat(channel.pipeline().get(SslHandler.class).handshakeFuture().await(10_000)).isTrue();
      assertThat(channel.pipeline().get(SslHandler.class).handshakeFuture().isSuccess()).isTrue();
      channel.close().sync();
    } finally {
      group.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS).sync();
    }
  }

  private static SSLSocket socket() throws IOException {
    return (SSLSocket)
        Client.trustingAnybody().getSocketFactory().createSocket("127.0.0.1", house.door.port());
  }
}

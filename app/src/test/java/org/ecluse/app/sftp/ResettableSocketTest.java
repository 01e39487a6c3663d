package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that reads nothing, and a service that writes until its kernel takes no more. */
class ResettableSocketTest {

  private static final int RECEIVE_BUFFER_BYTES = 16 << 10;
  private static final int SEND_BUFFER_BYTES = 384 << 10;
  private static final int HELD_BYTES = 128 << 10;
  private static final int PIECE_BYTES = 64 << 10;

  private final Socket client = new Socket();
  private final AtomicLong taken = new AtomicLong();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private ListeningSocket listening;
  private ResettableSocket accepted;

  @BeforeEach
  void connect() throws IOException {
    listening = new ListeningSocket();
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    client.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    client.connect(listening.getLocalAddress());
    CompletableFuture<AsynchronousSocketChannel> accepting = new CompletableFuture<>();
    listening.accept("", completing(accepting));
    accepted = (ResettableSocket) accepting.join();
    accepted.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    accepted.close();
    listening.close();
  }

  @Test
  void whatTheKernelHolds_neverLeavesAfterAReset() throws IOException {
    InputStream in = client.getInputStream();
    write();
    await().atMost(Guest.PATIENCE).until(() -> taken.get() - in.available() > HELD_BYTES);

    accepted.reset();

    failure.join();
    int arrived = in.available();
    assertThat(in.readNBytes(arrived)).hasSize(arrived);
    assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
    assertThat(taken.get() - arrived).isGreaterThan(HELD_BYTES);
    assertThat(accepted.isOpen()).isFalse();
  }

  @Test
  void allOfIt_leavesAfterAClose() throws IOException {
    InputStream in = client.getInputStream();
    write();
    await().atMost(Guest.PATIENCE).until(() -> taken.get() - in.available() > HELD_BYTES);

    accepted.close();

    failure.join();
    assertThat(in.readAllBytes().length).isEqualTo(taken.get());
  }

  @Test
  void whatTheClientSays_isRead_andItsEndIsMinusOne() throws IOException {
    client.getOutputStream().write(new byte[] {1, 2, 3});
    ByteBuffer into = ByteBuffer.allocate(10);
    CompletableFuture<Integer> reading = new CompletableFuture<>();
    accepted.read(into, "", completing(reading));
    assertThat(reading.join()).isEqualTo(3);
    client.close();
    CompletableFuture<Integer> ending = new CompletableFuture<>();
    accepted.read(into, "", completing(ending));
    assertThat(ending.join()).isEqualTo(-1);
  }

  /** Writes a piece, and another when the kernel has taken it. */
  private void write() {
    CompletableFuture<Integer> writing = new CompletableFuture<>();
    var _ =
        writing.whenComplete(
            (count, thrown) -> {
              if (thrown == null) {
                taken.addAndGet(count);
                write();
              } else {
                failure.complete(thrown);
              }
            });
    accepted.write(ByteBuffer.allocate(PIECE_BYTES), "", completing(writing));
  }

  private static <V> CompletionHandler<V, String> completing(CompletableFuture<V> future) {
    return new CompletionHandler<>() {
      @Override
      public void completed(V result, String attachment) {
        future.complete(result);
      }

      @Override
      public void failed(Throwable thrown, String attachment) {
        future.completeExceptionally(thrown);
      }
    };
  }
}

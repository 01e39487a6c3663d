package org.ecluse.app.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A connection in the form that the SSH transport wants, asynchronous, made of a socket that blocks
 * and of virtual threads that read and write.
 *
 * <p>Who asks for the next read or write while he is told of the one before, is served on the same
 * thread ({@link Lane}): a stream of packets costs no thread each.
 *
 * <p>It is here for {@link #reset}. The JDK's asynchronous sockets have no {@code SO_LINGER}: after
 * their close the kernel goes on sending what it still has, for as long as a slow client takes to
 * fetch it. See {@code docs/decisions/0006-ssh-connections-can-be-reset.md}.
 *
 * <p>What the transport does not use is not supported. Time-outs are the transport's: it ends
 * sessions that are idle, and the end of a session ends what waits here.
 */
final class ResettableSocket extends AsynchronousSocketChannel {

  private final SocketChannel socket;
  private final Lane reads = new Lane("sftp-read");
  private final Lane writes = new Lane("sftp-write");

  ResettableSocket(SocketChannel socket) {
    super(AsynchronousChannelProvider.provider());
    this.socket = socket;
  }

  /** Closes at once: what the kernel has not sent yet never leaves. */
  void reset() throws IOException {
    if (socket.isOpen()) {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    socket.close();
  }

  @Override
  public <A> void read(
      ByteBuffer into,
      long timeout,
      TimeUnit unit,
      A attachment,
      CompletionHandler<Integer, ? super A> handler) {
    reads.start(() -> socket.read(into), attachment, handler);
  }

  @Override
  public <A> void write(
      ByteBuffer from,
      long timeout,
      TimeUnit unit,
      A attachment,
      CompletionHandler<Integer, ? super A> handler) {
    writes.start(() -> socket.write(from), attachment, handler);
  }

  /** The lane of what is written, for who writes much at a time. */
  Lane writes() {
    return writes;
  }

  @Override
  public AsynchronousSocketChannel shutdownInput() throws IOException {
    socket.shutdownInput();
    return this;
  }

  @Override
  public AsynchronousSocketChannel shutdownOutput() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public SocketAddress getLocalAddress() throws IOException {
    return socket.getLocalAddress();
  }

  @Override
  public SocketAddress getRemoteAddress() throws IOException {
    return socket.getRemoteAddress();
  }

  @Override
  public <T> AsynchronousSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
    socket.setOption(name, value);
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return socket.getOption(name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return socket.supportedOptions();
  }

  // --- what the transport does not use of a connection that was accepted ---

  @Override
  public AsynchronousSocketChannel bind(SocketAddress local) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <A> void connect(
      SocketAddress remote, A attachment, CompletionHandler<Void, ? super A> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Void> connect(SocketAddress remote) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Integer> read(ByteBuffer into) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <A> void read(
      ByteBuffer[] into,
      int offset,
      int length,
      long timeout,
      TimeUnit unit,
      A attachment,
      CompletionHandler<Long, ? super A> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Integer> write(ByteBuffer from) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <A> void write(
      ByteBuffer[] from,
      int offset,
      int length,
      long timeout,
      TimeUnit unit,
      A attachment,
      CompletionHandler<Long, ? super A> handler) {
    throw new UnsupportedOperationException();
  }
}

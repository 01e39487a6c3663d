package org.ecluse.app.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.io.IoAcceptor;
import org.apache.sshd.common.io.IoHandler;
import org.apache.sshd.common.io.IoServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2Acceptor;
import org.apache.sshd.common.io.nio2.Nio2Service;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactory;
import org.apache.sshd.common.io.nio2.Nio2ServiceFactoryFactory;
import org.apache.sshd.common.io.nio2.Nio2Session;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.SshServer;

/**
 * Gives the SSH transport sockets that can be reset, and connections that need little while they
 * wait, in place of its own.
 */
final class Sockets extends Nio2ServiceFactory {

  private Sockets(FactoryManager manager) {
    super(manager, null, null);
  }

  static void apply(SshServer server) {
    server.setIoServiceFactoryFactory(
        new Nio2ServiceFactoryFactory() {
          @Override
          public IoServiceFactory create(FactoryManager manager) {
            return new Sockets(manager);
          }
        });
  }

  @Override
  public IoAcceptor createAcceptor(IoHandler handler) {
    return autowireCreatedService(new Acceptor(this, handler));
  }

  @Override
  public Nio2Session createSession(
      Nio2Service service,
      IoHandler handler,
      AsynchronousSocketChannel socket,
      SocketAddress accepted)
      throws IOException {
    return new FrugalIo(service, getFactoryManager(), handler, socket, accepted);
  }

  /** The lane in which a session's packets are written. */
  static Lane writes(Session session) {
    return session.getIoSession() instanceof Nio2Session io
            && io.getSocket() instanceof ResettableSocket socket
        ? socket.writes()
        : new Lane("none");
  }

  /** Breaks a session's connection now; nothing that waits for it leaves any more. */
  static void reset(Session session) throws IOException {
    if (session.getIoSession() instanceof Nio2Session io
        && io.getSocket() instanceof ResettableSocket socket) {
      socket.reset();
    }
  }

  private static final class Acceptor extends Nio2Acceptor {

    Acceptor(Sockets sockets, IoHandler handler) {
      super(
          sockets,
          sockets.getFactoryManager(),
          handler,
          new NoGroup(),
          sockets.getExecutorService());
    }

    @Override
    protected AsynchronousServerSocketChannel openAsynchronousServerSocketChannel(
        SocketAddress address, AsynchronousChannelGroup group) throws IOException {
      return new ListeningSocket();
    }
  }

  /** The library wants to be given one; these sockets belong to none. */
  private static final class NoGroup extends AsynchronousChannelGroup {

    NoGroup() {
      super(AsynchronousChannelProvider.provider());
    }

    @Override
    public boolean isShutdown() {
      return true;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public void shutdown() {}

    @Override
    public void shutdownNow() {}

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}

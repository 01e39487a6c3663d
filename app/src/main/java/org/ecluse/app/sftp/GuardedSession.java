package org.ecluse.app.sftp;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;

/**
 * A connection that ends where a message comes outside its time ({@link Phases}), where a packet
 * lies about its length, or where the login is asked for a second time: the library would begin to
 * count attempts anew, and forget whom they were for.
 */
final class GuardedSession extends ServerSessionImpl {

  private static final String TOO_MANY = "too many connections, try again later";

  private boolean hasAskedForService;
  private volatile boolean hasSaidGoodbye;

  private GuardedSession(ServerFactoryManager server, IoSession io) throws Exception {
    super(server, io);
  }

  static SessionFactory factory(ServerFactoryManager server) {
    return new SessionFactory(server) {
      @Override
      protected ServerSessionImpl doCreateSession(IoSession io) throws Exception {
        return new GuardedSession(getServer(), io);
      }
    };
  }

  /** Says why to who comes when there is no room: to others it looks like a line that broke. */
  @Override
  public void start() throws Exception {
    super.start();
    if (Entrance.isTurnedAway(this)) {
      disconnect(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, TOO_MANY);
    }
  }

  @Override
  protected void handleMessage(Buffer buffer) throws Exception {
    int message = buffer.rawByte(buffer.rpos()) & 0xff;
    if (Phases.mayBeSent(message, isAuthenticated()) && !isAskedAgain(message)) {
      super.handleMessage(buffer);
    } else {
      disconnect(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, "not now");
    }
  }

  /**
   * The library answers a length that no packet has with patience: it reads on, so as not to show
   * where in the stream the length stood. That protects ciphers in CBC mode, of which there are
   * none here; without it, nobody holds a connection by a lie.
   */
  @Override
  protected void decode() throws Exception {
    super.decode();
    if (discarding != null) {
      throw discarding;
    }
  }

  @Override
  protected void handleDisconnect(int code, String message, String lang, Buffer buffer)
      throws Exception {
    hasSaidGoodbye = code == SshConstants.SSH2_DISCONNECT_BY_APPLICATION;
    super.handleDisconnect(code, message, lang, buffer);
  }

  /**
   * Whether the client ended the connection because it wanted to; a line that broke says nothing.
   */
  static boolean hasSaidGoodbye(Session session) {
    return session instanceof GuardedSession guarded && guarded.hasSaidGoodbye;
  }

  private boolean isAskedAgain(int message) {
    if (message != SshConstants.SSH_MSG_SERVICE_REQUEST) {
      return false;
    }
    boolean again = hasAskedForService;
    hasAskedForService = true;
    return again;
  }
}

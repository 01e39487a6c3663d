package org.ecluse.app.sftp;

import java.util.List;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;

/** Sets what the SSH transport of this door does and does not; the library's defaults are wider. */
final class Transport {

  static final String BANNER =
      """
      Ecluse: chaque fichier ne peut être lu qu'une seule fois.
      Ecluse: each file can be read once only.
      """;

  /** Not the product's version, and not the library's. */
  private static final String IDENTIFICATION = "Ecluse";

  /** The library takes no SSH packet above 256 KiB, and that with all that surrounds the data. */
  private static final long MAX_PACKET_BYTES = 128L * 1024;

  private static final long REKEY_BYTES = 64L * 1024 * 1024 * 1024;
  private static final long REKEY_PACKETS = 1L << 31;
  private static final int MAX_IDENTIFICATION_BYTES = 4 * 1024;

  /** Connections that the kernel keeps until they are looked at: a burst must not cost others. */
  private static final int BACKLOG = 1024;

  private Transport() {}

  static void apply(SshServer server, SftpSettings settings) {
    Sockets.apply(server);
    Algorithms.apply(server);
    offerOneThing(server);
    identify(server);
    limit(server, settings);
  }

  private static void offerOneThing(SshServer server) {
    server.setUserAuthFactories(
        List.of(
            UserAuthPublicKeyFactory.INSTANCE,
            UserAuthPasswordFactory.INSTANCE,
            UserAuthKeyboardInteractiveFactory.INSTANCE));
    server.setSessionFactory(GuardedSession.factory(server));
    server.setChannelFactories(List.of(new SessionOnly()));
    server.setGlobalRequestHandlers(
        List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setShellFactory(null);
    server.setCommandFactory(null);
    server.setAgentFactory(null);
    server.setGSSAuthenticator(null);
    server.setHostBasedAuthenticator(null);
  }

  private static void identify(SshServer server) {
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, IDENTIFICATION);
    CoreModuleProperties.WELCOME_BANNER.set(server, BANNER);
  }

  private static void limit(SshServer server, SftpSettings settings) {
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, settings.maxAuthAttempts());
    CoreModuleProperties.AUTH_TIMEOUT.set(server, settings.loginGrace());
    CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, settings.maxSessionsPerAccount());
    // The library compares before it counts the new one in.
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, settings.maxChannels() - 1);
    CoreModuleProperties.MAX_IDENTIFICATION_SIZE.set(server, MAX_IDENTIFICATION_BYTES);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, settings.idle());
    CoreModuleProperties.WINDOW_SIZE.set(server, (long) settings.windowBytes());
    CoreModuleProperties.MAX_PACKET_SIZE.set(server, MAX_PACKET_BYTES);
    CoreModuleProperties.LIMIT_PACKET_SIZE.set(server, 2 * MAX_PACKET_BYTES);
    CoreModuleProperties.REKEY_TIME_LIMIT.set(server, settings.rekeyAfter());
    CoreModuleProperties.REKEY_BYTES_LIMIT.set(server, REKEY_BYTES);
    CoreModuleProperties.REKEY_PACKETS_LIMIT.set(server, REKEY_PACKETS);
    CoreModuleProperties.SOCKET_BACKLOG.set(server, BACKLOG);
    CoreModuleProperties.SOCKET_SNDBUF.set(server, settings.sendBufferBytes());
    CoreModuleProperties.SOCKET_KEEPALIVE.set(server, true);
    CoreModuleProperties.SOCKET_REUSEADDR.set(server, true);
    CoreModuleProperties.TCP_NODELAY.set(server, true);
  }
}

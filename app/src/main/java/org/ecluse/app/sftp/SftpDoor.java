package org.ecluse.app.sftp;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.ecluse.app.pass.PassVerifier;
import org.ecluse.app.pass.SshKeyVerifier;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.LiveGrant;
import org.ecluse.app.transfer.Origins;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;

/**
 * The SFTP door: an SSH server that knows how to log in and one subsystem, and nothing else.
 *
 * <p>A connection passes {@link Entrance} (limits), {@link Transport} and {@link Algorithms} (how
 * it is protected), {@link Login} (who it is), {@link SessionOnly} (what can be asked for) and ends
 * in one {@link SftpChannel} per channel, whose {@link Conversation} answers from a {@link Tree}.
 * {@link Patrol} ends it when its grant no longer holds.
 */
public final class SftpDoor {

  /** How long the last replies may take to leave when the service stops. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  /** Clients wait longer than this for an answer. */
  private static final Duration TRANSFER_PATIENCE = Duration.ofSeconds(20);

  static {
    EdwardsCurve.prefer();
  }

  private final Transfers transfers;
  private final Origins origins;
  private final SftpSettings settings;
  private final Path sshHome;
  private final InstantSource clock;
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Entrance entrance;
  private final Login login;
  private final Patrol patrol;
  private final Traffic traffic;
  private final Taken taken = new Taken();
  private final Underway underway = new Underway();
  private final SpareBuffers spare = new SpareBuffers();
  private final Room room = Room.inThisHeap();
  private volatile String fingerprint = "";

  /**
   * @param sshHome where the host key is kept
   */
  public SftpDoor(
      Transfers transfers,
      PassVerifier passes,
      SshKeyVerifier keys,
      LiveGrant liveGrant,
      Origins origins,
      SftpSettings settings,
      Path sshHome,
      MeterRegistry meters,
      InstantSource clock) {
    this.transfers = transfers;
    this.origins = origins;
    this.settings = settings;
    this.sshHome = sshHome;
    this.clock = clock;
    entrance = new Entrance(settings, room, meters);
    patrol = new Patrol(entrance, liveGrant, settings.idle());
    login = new Login(keys, passes, entrance, patrol);
    traffic = new Traffic(meters);
  }

  /** Wakes the SSH library, which takes a while and needs nothing: beside other work of a start. */
  public static void warmUp() {
    var _ = SshServer.setUpDefaultServer();
  }

  /**
   * Accepts connections when it returns.
   *
   * @throws IOException where the port is taken or the host key cannot be used
   */
  public void start() throws IOException {
    Transport.apply(server, settings);
    KeyPair key = HostKey.loadOrCreate(sshHome);
    fingerprint = KeyUtils.getFingerPrint(key.getPublic());
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPublickeyAuthenticator(login);
    server.setPasswordAuthenticator(login);
    server.setKeyboardInteractiveAuthenticator(login);
    server.addSessionListener(entrance);
    server.addSessionListener(login);
    server.addSessionListener(new CipherOffer());
    server.addSessionListener(new MacOffer());
    server.setSubsystemFactories(List.of(new Sftp()));
    server.setHost(settings.host());
    server.setPort(settings.port());
    server.start();
    patrol.start();
  }

  /** How clients know this host, as OpenSSH shows it; empty before the door is open. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The port that clients connect to. */
  public int port() {
    return server.getPort();
  }

  /** Authority may have been withdrawn: puts out, now, everybody whose grant no longer holds. */
  public void recheck() {
    patrol.goRound();
  }

  /** Lets nothing new begin, waits for what is on its way at most this long, and closes. */
  public void stop(Duration grace) {
    entrance.shut();
    underway.stop(grace);
    patrol.close();
    try {
      server.close(false).await(FAREWELL);
      server.stop(true);
    } catch (IOException e) {
      Faults.report("the server did not stop cleanly", e);
    }
  }

  private final class Sftp implements SubsystemFactory {

    @Override
    public String getName() {
      return "sftp";
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
      ServerSession session = channel.getSession();
      Grant grant =
          Login.grant(session).orElseThrow(() -> new IOException("a channel without a login"));
      Visit visit =
          new Visit(
              new Caller(grant, Door.SFTP, origins.of(session.getRemoteAddress())),
              transfers,
              taken,
              traffic,
              clock.instant(),
              () -> Patrol.putOut(session));
      return new SftpChannel(
          channel,
          visit,
          new Handles(
              settings.maxHandles(), underway, new Seats(room, visit.use(), TRANSFER_PATIENCE)),
          spare,
          new WindowShare(room, settings.windowBytes()),
          settings.idle());
    }
  }
}

package org.ecluse.app.sftp;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.session.helpers.TimeoutIndicator.TimeoutStatus;
import org.ecluse.app.strangers.Waiting;
import org.ecluse.policy.access.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is inside, and whether another connection may come: the limits on sessions in all, before
 * login ({@link Waiting}) and from one address, {@link Room} in memory, and {@link Penalties} for
 * an address that does nothing but knock. Decided before any byte of a connection is read.
 */
final class Entrance implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private static final AttributeKey<Boolean> TURNED_AWAY = new AttributeKey<>();

  private final SftpSettings settings;
  private final Room room;
  private final MeterRegistry meters;
  private final Counter turnedAway;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final Waiting<Session> waiting;
  private final Penalties penalties;
  private volatile boolean shut;

  Entrance(SftpSettings settings, Room room, MeterRegistry meters) {
    this.settings = settings;
    this.room = room;
    this.meters = meters;
    waiting = new Waiting<>(settings.maxUnauthenticated(), settings.maxUnauthenticatedPerSource());
    penalties =
        new Penalties(settings.maxFailuresPerSource(), settings.penalty(), Ticker.systemTicker());
    turnedAway =
        Counter.builder("ecluse.sftp.turned.away")
            .description("Connections that a limit refused")
            .register(meters);
    Gauge.builder("ecluse.sftp.sessions", sessions, Set::size)
        .description("Connections at the SFTP door")
        .register(meters);
  }

  /** Everybody who is connected now. */
  Set<Session> sessions() {
    return Set.copyOf(sessions);
  }

  /** Nobody comes in any more. */
  void shut() {
    shut = true;
  }

  /** Closing here is the library's only way to refuse that also closes the socket. */
  @Override
  public void sessionCreated(Session session) {
    InetAddress source = source(session);
    if (shut || penalties.bar(source)) {
      turnedAway.increment();
      session.close(true);
    } else if (isBelowLimits(source) && room.enter()) {
      sessions.add(session);
      waiting.add(session, source).ifPresent(this::putOut);
    } else {
      turnedAway.increment();
      session.setAttribute(TURNED_AWAY, true);
    }
  }

  /** Whether a connection came when there was no room; it is told so, and ends. */
  static boolean isTurnedAway(Session session) {
    return session.getAttribute(TURNED_AWAY) != null;
  }

  private void putOut(Session tooMany) {
    penalties.count(source(tooMany));
    turnedAway.increment();
    tooMany.close(true);
  }

  private boolean isBelowLimits(InetAddress source) {
    long ofSource = sessions.stream().filter(one -> source(one).equals(source)).count();
    return sessions.size() < settings.maxSessions() && ofSource < settings.maxSessionsPerSource();
  }

  private static InetAddress source(Session session) {
    SocketAddress address = session.getRemoteAddress();
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  @Override
  public void sessionClosed(Session session) {
    if (waiting.remove(session) && hasOverstayed(session)) {
      penalties.count(source(session));
    }
    if (sessions.remove(session)) {
      room.leave();
      Login.grant(session)
          .ifPresent(grant -> LOG.info("SFTP session of {} ended", grant.account()));
    }
  }

  private static boolean hasOverstayed(Session session) {
    return session.getTimeoutStatus().getStatus() == TimeoutStatus.AuthTimeout;
  }

  /** A credential did not open; the transport counts the attempts of one session. */
  void loginFailed(Session session, String method) {
    Counter.builder("ecluse.sftp.login.failures")
        .description("Credentials that did not open")
        .tag("method", method)
        .register(meters)
        .increment();
    penalties.count(source(session));
  }

  void loggedIn(Session session, Grant grant) {
    var _ = waiting.remove(session);
    penalties.trust(source(session));
    LOG.info(
        "SFTP session of {} began, {} {}",
        grant.account(),
        grant.role().word(),
        grant.identity().kind());
  }
}

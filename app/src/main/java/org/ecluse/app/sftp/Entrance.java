package org.ecluse.app.sftp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.ecluse.policy.access.Grant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is inside, and whether another connection may come: the limits on sessions in all, before
 * login, and from one address, and the penalty for an address whose logins keep failing. Decided
 * before any byte of a connection is read.
 */
final class Entrance implements SessionListener {

  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
  private static final int MAX_REMEMBERED_SOURCES = 50_000;

  private final SftpSettings settings;
  private final MeterRegistry meters;
  private final Counter turnedAway;
  private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
  private final Cache<InetAddress, AtomicInteger> failures;
  private volatile boolean shut;

  Entrance(SftpSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
    failures =
        Caffeine.newBuilder()
            .expireAfterWrite(settings.penalty())
            .maximumSize(MAX_REMEMBERED_SOURCES)
            .build();
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
    if (hasRoomFor(source(session))) {
      sessions.add(session);
    } else {
      turnedAway.increment();
      session.close(true);
    }
  }

  private boolean hasRoomFor(InetAddress source) {
    long unauthenticated = sessions.stream().filter(one -> Login.grant(one).isEmpty()).count();
    long ofSource = sessions.stream().filter(one -> source(one).equals(source)).count();
    AtomicInteger failed = failures.getIfPresent(source);
    return !shut
        && sessions.size() < settings.maxSessions()
        && unauthenticated < settings.maxUnauthenticated()
        && ofSource < settings.maxSessionsPerSource()
        && (failed == null || failed.get() < settings.maxFailuresPerSource());
  }

  private static InetAddress source(Session session) {
    SocketAddress address = session.getRemoteAddress();
    return address instanceof InetSocketAddress inet && inet.getAddress() != null
        ? inet.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  @Override
  public void sessionClosed(Session session) {
    if (sessions.remove(session)) {
      Login.grant(session)
          .ifPresent(grant -> LOG.info("SFTP session of {} ended", grant.account()));
    }
  }

  /** A credential did not open; the transport counts the attempts of one session. */
  void loginFailed(Session session, String method) {
    Counter.builder("ecluse.sftp.login.failures")
        .description("Credentials that did not open")
        .tag("method", method)
        .register(meters)
        .increment();
    failures.get(source(session), _ -> new AtomicInteger()).incrementAndGet();
  }

  void loggedIn(Session session, Grant grant) {
    failures.invalidate(source(session));
    LOG.info(
        "SFTP session of {} began, {} {}",
        grant.account(),
        grant.role().word(),
        grant.identity().kind());
  }
}

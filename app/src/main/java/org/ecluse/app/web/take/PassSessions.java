package org.ecluse.app.web.take;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.ecluse.app.https.HouseTime;
import org.ecluse.app.pass.PassVerifier;
import org.ecluse.app.session.WebSession;
import org.ecluse.app.session.WebSessions;
import org.ecluse.app.transfer.LiveGrant;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.access.Grant;

/**
 * The sessions of those who showed a pass. A session acts as that pass and never longer than it.
 * They live in memory: after a restart, the same pass is shown again and nothing is lost, because a
 * claim is bound to the pass. What is kept of a cookie is its hash.
 */
@Singleton
public final class PassSessions implements WebSessions {

  /** A session that nobody uses for so long is over. */
  static final Duration IDLE = Duration.ofHours(1);

  /** Sessions of one pass; the oldest goes for one more. */
  static final int MOST_OF_A_PASS = 20;

  private static final int SECRET_BYTES = 32;

  private final PassVerifier verifier;
  private final LiveGrant liveGrant;
  private final HouseTime time;
  private final SecureRandom random = new SecureRandom();

  /** By the hash of the cookie's value; guarded by itself. */
  private final Map<String, WebSession> sessions = new HashMap<>();

  PassSessions(PassVerifier verifier, LiveGrant liveGrant, HouseTime time) {
    this.verifier = verifier;
    this.liveGrant = liveGrant;
    this.time = time;
  }

  @Override
  public String cookieName() {
    return PASS_COOKIE;
  }

  /** Begins a session with a pass; the value of its cookie, or nothing for a pass that is none. */
  Optional<String> open(String pass) {
    return verifier.verify(pass, Door.HTTPS).map(this::open);
  }

  private String open(Grant grant) {
    Instant now = time.now();
    String secret = random();
    WebSession session = new WebSession(random(), grant, random(), now, now, grant.until());
    synchronized (sessions) {
      sessions.values().removeIf(other -> isOver(other, now));
      makeRoom(grant);
      sessions.put(hash(secret), session);
    }
    return secret;
  }

  private void makeRoom(Grant grant) {
    sessions.entrySet().stream()
        .filter(other -> other.getValue().grant().identity().equals(grant.identity()))
        .sorted((one, other) -> other.getValue().createdAt().compareTo(one.getValue().createdAt()))
        .skip(MOST_OF_A_PASS - 1L)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(sessions::remove);
  }

  @Override
  public Optional<WebSession> find(String secret) {
    return use(hash(secret), time.now()).filter(session -> liveGrant.holds(session.grant()));
  }

  private Optional<WebSession> use(String key, Instant now) {
    synchronized (sessions) {
      return Optional.ofNullable(
          sessions.computeIfPresent(
              key, (_, found) -> isOver(found, now) ? null : found.usedAt(now)));
    }
  }

  /** Ends a session; its pass remains what it was. */
  void close(WebSession session) {
    synchronized (sessions) {
      sessions.values().removeIf(other -> other.id().equals(session.id()));
    }
  }

  private static boolean isOver(WebSession session, Instant now) {
    return !now.isBefore(session.until()) || now.isAfter(session.usedAt().plus(IDLE));
  }

  private String random() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.ecluse.app.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.transfer.SessionId;

/** {@link Sessions} without a store, for tests of everything above the stores. Thread-safe. */
public final class InMemorySessions implements Sessions {

  private final Map<String, SessionRecord> sessions = new LinkedHashMap<>();

  @Override
  public synchronized void start(SessionRecord session, String secretHash) {
    sessions.put(secretHash, session);
  }

  @Override
  public synchronized Optional<SessionRecord> findSession(String secretHash) {
    return Optional.ofNullable(sessions.get(secretHash));
  }

  @Override
  public synchronized Optional<SessionRecord> findSession(SessionId id) {
    return sessions.values().stream().filter(session -> session.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<SessionRecord> sessions(Instant now) {
    return sessions.values().stream()
        .filter(session -> now.isBefore(session.endsAt()))
        .sorted(Comparator.comparing(SessionRecord::startedAt).reversed())
        .toList();
  }

  @Override
  public synchronized void used(SessionId id, Instant at) {
    sessions.replaceAll(
        (hash, session) ->
            session.id().equals(id) && session.usedAt().isBefore(at)
                ? new SessionRecord(
                    id,
                    session.account(),
                    session.factor(),
                    session.startedAt(),
                    at,
                    session.endsAt())
                : session);
  }

  @Override
  public synchronized boolean endSession(SessionId id, Instant now) {
    return sessions.values().removeIf(session -> session.id().equals(id));
  }
}

package org.ecluse.app.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.transfer.SessionId;

/**
 * The store of the sessions of persons. A session that was ended is not there any more; one that is
 * over by time may still be. Beginning and ending write their ledger entries in the same
 * transaction. Disabling an account, or letting it begin anew, ends its sessions.
 */
public interface Sessions {

  /**
   * Remembers a session.
   *
   * @param secretHash stands for its secret; equal for equal secrets, and tells nothing of them
   */
  void start(SessionRecord session, String secretHash);

  Optional<SessionRecord> findSession(String secretHash);

  Optional<SessionRecord> findSession(SessionId id);

  /** All that are not over by time, newest first. */
  List<SessionRecord> sessions(Instant now);

  /** Somebody was there; an earlier time than is known changes nothing. */
  void used(SessionId id, Instant at);

  /** Ends it; false where there is none. */
  boolean endSession(SessionId id, Instant now);
}

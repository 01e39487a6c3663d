package org.ecluse.app.account;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.TransferId;

/**
 * What is remembered of an issued pass: never the token itself.
 *
 * @param transfers the only transfers it reaches; empty for all of the account
 * @param revokedAt when it was withdrawn, if it was
 * @param usedAt when somebody last showed it, to about a minute
 */
public record PassRecord(
    PassId id,
    AccountRef account,
    Set<Door> doors,
    Optional<Set<TransferId>> transfers,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> usedAt) {

  /** One that nobody has shown. */
  public PassRecord(
      PassId id,
      AccountRef account,
      Set<Door> doors,
      Optional<Set<TransferId>> transfers,
      Instant issuedAt,
      Instant expiresAt,
      Optional<Instant> revokedAt) {
    this(id, account, doors, transfers, issuedAt, expiresAt, revokedAt, Optional.empty());
  }
}

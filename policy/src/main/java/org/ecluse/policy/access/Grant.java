package org.ecluse.policy.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.TransferId;

/**
 * What a verified pass or SSH key allows. A value of this type is the proof that verification
 * happened: only {@code org.ecluse.app.pass} may make one, and the build fails where another
 * package does. Immutable; it is asked again for validity on every use.
 *
 * @param account the account's reference
 * @param name the account's chosen name
 * @param role what the account is for
 * @param identity the credential that was verified
 * @param doors where the credential may be used
 * @param transfers the only transfers it reaches; empty for all of the account
 * @param until the first instant at which it is no longer valid
 */
public record Grant(
    AccountRef account,
    AccountId name,
    Role role,
    Identity identity,
    Set<Door> doors,
    Optional<Set<TransferId>> transfers,
    Instant until) {

  public Grant {
    doors = Set.copyOf(doors);
    transfers = transfers.map(Set::copyOf);
  }

  public boolean opens(Door door) {
    return doors.contains(door);
  }

  public boolean reaches(TransferId transfer) {
    return transfers.isEmpty() || transfers.get().contains(transfer);
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}

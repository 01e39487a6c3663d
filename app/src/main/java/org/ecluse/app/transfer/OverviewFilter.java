package org.ecluse.app.transfer;

import java.util.Optional;
import org.ecluse.policy.transfer.AccountRef;

/**
 * Which live deliveries an admin wants to see; what is empty, all of them.
 *
 * @param claimed whether somebody began to read
 * @param skip how many to leave out, newest first
 * @param limit how many to show
 */
public record OverviewFilter(
    Optional<AccountRef> sender,
    Optional<AccountRef> recipient,
    Optional<Boolean> claimed,
    int skip,
    int limit) {

  public static final OverviewFilter ALL =
      new OverviewFilter(Optional.empty(), Optional.empty(), Optional.empty(), 0, 1_000_000);
}

package org.ecluse.app.pass;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.access.Door;
import org.ecluse.policy.transfer.TransferId;

/**
 * The pass that somebody wishes for.
 *
 * @param account whose pass it will be
 * @param transfers the only transfers it reaches; empty for all of the account
 * @param doors where it may be used, at least one
 * @param ttl its lifetime in whole seconds; empty for the default
 */
public record PassRequest(
    AccountId account,
    Optional<Set<TransferId>> transfers,
    Set<Door> doors,
    Optional<Duration> ttl) {

  /** Most transfers that one pass may name: more would not fit the longest token. */
  public static final int MAX_TRANSFERS = 64;

  public PassRequest {
    transfers = transfers.map(Set::copyOf);
    doors = Set.copyOf(doors);
  }

  /** A pass for everything that the account may do, by every door, for the default lifetime. */
  public static PassRequest of(AccountId account) {
    return new PassRequest(account, Optional.empty(), EnumSet.allOf(Door.class), Optional.empty());
  }
}

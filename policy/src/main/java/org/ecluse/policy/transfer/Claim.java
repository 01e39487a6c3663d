package org.ecluse.policy.transfer;

import java.time.Instant;

/**
 * Binds a delivery to the identity that first read it. Only a reissue frees it.
 *
 * @param identity who began to read
 * @param since when its first byte was reserved
 * @param lease how long it may stay idle
 */
public record Claim(Identity identity, Instant since, Lease lease) {

  public boolean isHeldBy(Identity other) {
    return identity.equals(other);
  }

  Claim renewed(Lease next) {
    return new Claim(identity, since, next);
  }
}

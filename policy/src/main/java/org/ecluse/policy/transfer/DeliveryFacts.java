package org.ecluse.policy.transfer;

import java.time.Instant;

/**
 * What is true of a delivery in every state.
 *
 * @param sizeBytes the file's plaintext size, at least 1
 * @param expiresAt the first instant at which its key may no longer be used
 */
public record DeliveryFacts(
    DeliveryId id,
    TransferId transfer,
    FileId file,
    AccountRef sender,
    AccountRef recipient,
    long sizeBytes,
    Instant expiresAt) {

  public boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

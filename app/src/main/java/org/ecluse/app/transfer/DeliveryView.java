package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.TransferId;

/**
 * A delivery as its sender, its recipient and admins may see it.
 *
 * @param senderName what people read for the sender
 * @param state {@code available}, {@code claimed}, {@code delivered}, {@code spent}, {@code
 *     expired} or {@code revoked}
 * @param receivedAt when its transfer was sent
 * @param endedAt empty while its key exists
 */
public record DeliveryView(
    DeliveryId id,
    TransferId transfer,
    FileId file,
    AccountId sender,
    String senderName,
    AccountId recipient,
    String name,
    long sizeBytes,
    String sha256,
    Instant receivedAt,
    Instant expiresAt,
    String state,
    Optional<Instant> endedAt) {

  public boolean isLive() {
    return endedAt.isEmpty();
  }
}

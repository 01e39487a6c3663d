package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.access.AccountId;
import org.ecluse.policy.transfer.TransferId;

/**
 * A transfer as its sender and admins may see it.
 *
 * @param state see {@link org.ecluse.policy.transfer.TransferState}
 * @param expiresAt when it is discarded while uploading, when its deliveries expire once sent
 */
public record TransferView(
    TransferId id,
    AccountId sender,
    List<AccountId> recipients,
    String state,
    Instant createdAt,
    Instant expiresAt,
    Optional<String> purpose,
    Optional<String> category,
    OptionalLong persons,
    List<FileView> files,
    List<DeliveryView> deliveries) {

  public TransferView {
    recipients = List.copyOf(recipients);
    files = List.copyOf(files);
    deliveries = List.copyOf(deliveries);
  }
}

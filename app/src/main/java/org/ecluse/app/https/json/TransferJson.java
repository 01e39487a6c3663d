package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.util.List;
import org.ecluse.app.transfer.TransferView;
import org.ecluse.policy.access.AccountId;
import org.jspecify.annotations.Nullable;

/** A transfer as its sender and admins see it. */
@SerdeableGenerated(skip = true)
public record TransferJson(
    String id,
    String state,
    String sender,
    List<String> recipients,
    String created,
    String expires,
    @Nullable String purpose,
    @Nullable String category,
    @Nullable Long persons,
    List<FileJson> files,
    List<DeliveryJson> deliveries) {

  public static TransferJson of(TransferView transfer) {
    return new TransferJson(
        transfer.id().toString(),
        transfer.state(),
        transfer.sender().value(),
        transfer.recipients().stream().map(AccountId::value).toList(),
        transfer.createdAt().toString(),
        transfer.expiresAt().toString(),
        transfer.purpose().orElse(null),
        transfer.category().orElse(null),
        transfer.persons().isPresent() ? transfer.persons().getAsLong() : null,
        transfer.files().stream().map(FileJson::of).toList(),
        transfer.deliveries().stream().map(DeliveryJson::of).toList());
  }
}

package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.time.Instant;
import org.ecluse.app.transfer.DeliveryView;
import org.jspecify.annotations.Nullable;

/** A delivery as its sender and admins see it. */
@SerdeableGenerated(skip = true)
public record DeliveryJson(
    String id,
    String transfer,
    String file,
    String recipient,
    String name,
    long size,
    String sha256,
    String state,
    String expires,
    @Nullable String ended) {

  public static DeliveryJson of(DeliveryView delivery) {
    return new DeliveryJson(
        delivery.id().toString(),
        delivery.transfer().toString(),
        delivery.file().toString(),
        delivery.recipient().value(),
        delivery.name(),
        delivery.sizeBytes(),
        delivery.sha256(),
        delivery.state(),
        delivery.expiresAt().toString(),
        delivery.endedAt().map(Instant::toString).orElse(null));
  }
}

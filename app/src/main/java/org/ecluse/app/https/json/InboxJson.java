package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.util.List;
import org.ecluse.app.transfer.DeliveryView;

/** What waits for a recipient. */
@SerdeableGenerated(skip = true)
public record InboxJson(List<Entry> deliveries) {

  /** One delivery as its recipient sees it. */
  @SerdeableGenerated(skip = true)
  public record Entry(
      String id,
      String transfer,
      String sender,
      String name,
      long size,
      String sha256,
      String expires,
      String state) {

    static Entry of(DeliveryView delivery) {
      return new Entry(
          delivery.id().toString(),
          delivery.transfer().toString(),
          delivery.sender().value(),
          delivery.name(),
          delivery.sizeBytes(),
          delivery.sha256(),
          delivery.expiresAt().toString(),
          delivery.state());
    }
  }

  public static InboxJson of(List<DeliveryView> deliveries) {
    return new InboxJson(deliveries.stream().map(Entry::of).toList());
  }
}

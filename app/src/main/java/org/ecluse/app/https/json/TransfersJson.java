package org.ecluse.app.https.json;

import io.micronaut.serde.annotation.SerdeableGenerated;
import java.util.List;
import org.ecluse.app.transfer.TransferView;

/** A list of transfers, newest first. */
@SerdeableGenerated(skip = true)
public record TransfersJson(List<TransferJson> transfers) {

  public static TransfersJson of(List<TransferView> transfers) {
    return new TransfersJson(transfers.stream().map(TransferJson::of).toList());
  }
}

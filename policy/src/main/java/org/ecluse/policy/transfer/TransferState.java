package org.ecluse.policy.transfer;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The one word for a transfer as a whole, derived and never stored. */
public final class TransferState {

  private TransferState() {}

  /**
   * {@code uploading}; {@code available} while a delivery lives; then the end that all its
   * deliveries share (see {@link EndReason#word}), or {@code ended} where they differ.
   */
  public static String of(Transfer transfer, Collection<Delivery> deliveries) {
    return switch (transfer) {
      case Transfer.Uploading _ -> "uploading";
      case Transfer.Discarded discarded -> discarded.reason().word();
      case Transfer.Sent _ -> ofSent(deliveries);
    };
  }

  private static String ofSent(Collection<Delivery> deliveries) {
    if (deliveries.stream().anyMatch(Delivery.Live.class::isInstance)) {
      return "available";
    }
    Set<String> ends = deliveries.stream().map(Delivery::state).collect(Collectors.toSet());
    return ends.size() == 1 ? ends.iterator().next() : "ended";
  }
}

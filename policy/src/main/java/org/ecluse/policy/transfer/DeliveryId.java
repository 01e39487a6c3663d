package org.ecluse.policy.transfer;

import java.util.Optional;

/** Names a delivery: one file for one recipient. Its text begins with {@code d-}. */
public record DeliveryId(Id128 value) {

  private static final String PREFIX = "d-";

  /** Reads the text form; empty for anything else. */
  public static Optional<DeliveryId> parse(String text) {
    return Id128.parse(PREFIX, text).map(DeliveryId::new);
  }

  @Override
  public String toString() {
    return value.text(PREFIX);
  }
}

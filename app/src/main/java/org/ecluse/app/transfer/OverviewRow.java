package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One live delivery, with what an admin has to know of it.
 *
 * @param claimedAt when its reader began, if somebody has
 */
public record OverviewRow(
    DeliveryView delivery,
    Optional<String> purpose,
    OptionalLong persons,
    Optional<Instant> claimedAt) {

  /** Whether its file name or its purpose contain a text, in whichever case. */
  boolean mentions(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.concat(Stream.of(delivery.name()), purpose.stream())
        .anyMatch(known -> known.toLowerCase(Locale.ROOT).contains(wanted));
  }
}

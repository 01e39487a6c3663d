package org.ecluse.app.transfer;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One live delivery, with what an admin has to know of it.
 *
 * @param claimedAt when its reader began, if somebody has
 */
public record OverviewRow(
    DeliveryView delivery,
    Optional<String> purpose,
    OptionalLong persons,
    Optional<Instant> claimedAt) {}

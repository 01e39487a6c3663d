package org.ecluse.policy.transfer;

/**
 * What one reader (an SFTP handle, an HTTPS response) did, when it ends.
 *
 * @param handed ranges given to the network
 * @param reserved ranges set aside for it before; {@code handed} lies within them
 * @param heldByOthers what readers that are still open have set aside
 */
public record Reading(RangeSet handed, RangeSet reserved, RangeSet heldByOthers) {}

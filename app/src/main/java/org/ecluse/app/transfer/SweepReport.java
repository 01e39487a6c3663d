package org.ecluse.app.transfer;

/**
 * What one round of the sweeper did.
 *
 * @param ended deliveries that time ended
 * @param discarded uploads that were never sent and ran out of time
 * @param unverified files whose bytes should be gone and could not be verified absent
 */
public record SweepReport(int ended, int discarded, int unverified) {}

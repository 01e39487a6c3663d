package org.ecluse.policy.transfer;

import java.time.Duration;

/**
 * The operator's numbers that transitions need.
 *
 * @param lease idle time of a claim
 * @param slackBytes how much more than one copy may leave, at most
 * @param maxReissues how often a delivery may be reissued
 */
public record Numbers(Duration lease, long slackBytes, int maxReissues) {

  public static final Numbers DEFAULT = new Numbers(Duration.ofMinutes(15), 16L << 20, 1);
}

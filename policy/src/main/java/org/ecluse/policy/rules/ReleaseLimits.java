package org.ecluse.policy.rules;

import java.time.Duration;

/**
 * How much may be let out within any {@link #WINDOW} before it is unusual: what a thief with a
 * stolen key takes is more than what its owner does.
 *
 * @param house what all recipients together may take
 * @param recipient what one may
 */
public record ReleaseLimits(Flow house, Flow recipient) {

  /** The time within which is counted. */
  public static final Duration WINDOW = Duration.ofHours(1);

  private static final long TIB = 1L << 40;

  public static final ReleaseLimits DEFAULT =
      new ReleaseLimits(new Flow(5_000, 4 * TIB), new Flow(1_000, TIB));

  /**
   * Deliveries whose key was used, and the bytes of their files.
   *
   * @param files each counts once, however often its key is used
   */
  public record Flow(long files, long bytes) {

    /** Whether it is more than a limit in either. */
    public boolean exceeds(Flow limit) {
      return files > limit.files || bytes > limit.bytes;
    }
  }
}

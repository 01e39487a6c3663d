package org.ecluse.policy.transfer;

/** How a reader came to the block that it wants. */
public sealed interface Start {

  /** It goes on from what it read before. */
  record GoesOn() implements Start {}

  /**
   * It is the reader's first block, see {@link Coverage#resumeAt}.
   *
   * @param heldByOthers what readers that are still open have set aside
   */
  record BeginsHere(RangeSet heldByOthers) implements Start {}
}

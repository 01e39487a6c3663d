package org.ecluse.policy.transfer;

/**
 * Bytes that may still leave for a delivery. It only ever falls: there are no refunds.
 *
 * @param remainingBytes never negative
 */
public record Budget(long remainingBytes) {

  public Budget {
    if (remainingBytes < 0) {
      throw new IllegalArgumentException("a budget is never negative");
    }
  }

  /**
   * The budget of a fresh delivery: one whole copy, and a slack for lines that break.
   *
   * @param slackBytes at most this much is added, and never more than the file's own size
   */
  public static Budget fresh(long sizeBytes, long slackBytes) {
    return new Budget(Math.addExact(sizeBytes, Math.min(sizeBytes, slackBytes)));
  }

  /** The budget after this many bytes were set aside; at most what remains may be asked. */
  public Budget less(long bytes) {
    return new Budget(Math.subtractExact(remainingBytes, bytes));
  }
}

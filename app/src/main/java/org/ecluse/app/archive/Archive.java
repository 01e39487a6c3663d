package org.ecluse.app.archive;

import java.time.Instant;

/**
 * What is over and still remembered. Each method writes its fact in the transaction of what it
 * forgets, does a bounded piece, and says whether there was something to do.
 */
public interface Archive {

  /** Removes transfers that were over before a time, with their files and deliveries. */
  boolean forgetTransfers(Instant before, Instant now);

  /**
   * Erases the facts of ledger entries from before a time, as far as a checkpoint covers them.
   *
   * <p>Not what the ledger says about itself: without it the checkpoints could not be verified.
   */
  boolean eraseFacts(Instant before, Instant now);

  /** Takes whose they were from accounts that are disabled since before a time. */
  boolean forgetPersons(Instant before, Instant now);
}

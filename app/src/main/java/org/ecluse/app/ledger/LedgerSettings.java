package org.ecluse.app.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an operator decides about the ledger.
 *
 * @param origin what checkpoints call it; empty: a name made of its key
 * @param interval after which a ledger that grew gets a checkpoint
 * @param entries after which it gets one sooner
 * @param anchor the file of {@link FileOutpost}
 */
public record LedgerSettings(
    Optional<String> origin, Duration interval, int entries, Optional<Path> anchor) {

  /** What holds where nobody configured anything. */
  public static final LedgerSettings DEFAULT =
      new LedgerSettings(Optional.empty(), Duration.ofMinutes(5), 1000, Optional.empty());
}

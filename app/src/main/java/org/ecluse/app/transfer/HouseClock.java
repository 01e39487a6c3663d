package org.ecluse.app.transfer;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that everything in a house goes by. It never goes back, also across a restart, and does
 * not follow the machine's clock on a leap that nobody can believe.
 */
public interface HouseClock extends InstantSource {

  /** How the machine's clock stands to the house's. */
  enum Standing {
    /** They agree. */
    AGREES,
    /** The machine's was set back; the house's goes on. */
    BEHIND,
    /** The machine's has leapt ahead, too far to be believed without an admin. */
    AHEAD
  }

  Standing standing();

  /** What the machine's clock shows. */
  Instant wall();

  /** Moves as fast as the machine ticks and no setting of a clock moves it; for leases. */
  Instant steady();

  /**
   * Remembers the time durably, from time to time, and hears of what an admin confirmed.
   *
   * @throws StoreException where it cannot; the next round tries again
   */
  void keep();

  /** An admin says that the machine's clock is right. */
  void confirm();
}

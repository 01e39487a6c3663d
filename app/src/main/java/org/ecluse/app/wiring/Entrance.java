package org.ecluse.app.wiring;

import java.time.Duration;

/** A door as the service sees it: something that opens, and closes gently. */
interface Entrance {

  /**
   * Accepts connections when this returns.
   *
   * @return the port
   */
  int open();

  /** Drops whoever's authority has ended. */
  void recheck();

  /** Accepts nobody any more, lets what runs finish within the grace, then breaks it. */
  void close(Duration grace);
}

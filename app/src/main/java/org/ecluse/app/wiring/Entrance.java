package org.ecluse.app.wiring;

import java.time.Duration;
import org.ecluse.app.config.Listen;

/** A door as the service sees it: something that opens, and closes gently. */
interface Entrance {

  /** Its word and scheme: {@code https} or {@code sftp}. */
  String scheme();

  /** Where it listens by the settings. */
  Listen at();

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

package org.ecluse.app.sftp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports bugs. The message of an exception may quote what a client sent, so that only its type and
 * where it came from are written.
 */
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  static void report(String what, Throwable fault) {
    Throwable shown = new Throwable(fault.getClass().getName());
    shown.setStackTrace(fault.getStackTrace());
    LOG.error("SFTP: {}", what, shown);
  }
}

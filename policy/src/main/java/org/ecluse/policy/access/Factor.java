package org.ecluse.policy.access;

import java.util.Locale;

/** How a person proves who they are. Each is enough by itself. */
public enum Factor {
  /** A password together with a code that is good once. */
  PASSWORD,
  /** A key in a device that asks for a finger, a face or a PIN. */
  PASSKEY;

  /** The word in commands and ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

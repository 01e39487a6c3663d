package org.ecluse.policy.transfer;

import java.util.Locale;

/** Why a delivery, or an upload that was never sent, came to its end. */
public enum EndReason {
  /** The peer has one complete copy. */
  DELIVERED,
  /** The budget was used up without a complete copy being closed. */
  SPENT,
  /** Its time ran out. */
  EXPIRED,
  /** Its sender or an admin stopped it. */
  REVOKED;

  /** The word clients see. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.ecluse.app.pass;

import java.util.Locale;

/**
 * Why a pass was not accepted: for the operator's metrics only. Who presented it gets the same
 * answer for every one of them.
 */
public enum Denial {
  /** Not the shape of a token, or too long. */
  MALFORMED,
  /** Its header is none that this installation's keys have. */
  UNKNOWN_HEADER,
  /** Its signature is not by the key that its header names. */
  BAD_SIGNATURE,
  /** No record of such a pass. */
  UNKNOWN_PASS,
  /** It says something else than its record. */
  DIFFERS_FROM_RECORD,
  /** Its lifetime has not begun. */
  NOT_YET_VALID,
  /** Its lifetime is over. */
  EXPIRED,
  /** Its lifetime is longer than the operator allows. */
  LIVES_TOO_LONG,
  /** It was withdrawn. */
  REVOKED,
  /** Its account is disabled. */
  ACCOUNT_DISABLED,
  /** It is not for this door. */
  OTHER_DOOR;

  /** The word in metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

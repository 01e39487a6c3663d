package org.ecluse.policy.access;

import java.util.Locale;

/** What an account is for. An account has exactly one role. */
public enum Role {
  ADMIN,
  SENDER,
  RECIPIENT;

  /** The word in commands, API and ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

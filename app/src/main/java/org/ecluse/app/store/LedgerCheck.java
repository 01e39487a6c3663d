package org.ecluse.app.store;

/** What looking at the whole ledger found. */
public sealed interface LedgerCheck {

  /**
   * Every entry is what it was when it was written, and none is missing.
   *
   * @param entries how many there are
   */
  record Intact(long entries) implements LedgerCheck {}

  /**
   * Somebody, or a failing disk, has changed it.
   *
   * @param seq the number of the first entry that is not as it should be
   * @param what is wrong with it, one sentence
   */
  record Broken(long seq, String what) implements LedgerCheck {}
}

package org.ecluse.policy.outcome;

/** The value of a decision that has nothing to say but yes. */
public enum Allowed {
  YES;

  /** A yes as an outcome. */
  public static Outcome<Allowed> yes() {
    return Outcome.done(YES);
  }
}

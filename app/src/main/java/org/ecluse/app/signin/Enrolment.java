package org.ecluse.app.signin;

/** What comes of taking up an invitation. */
public sealed interface Enrolment {

  /** It is done, and they are signed in. */
  record Done(Verdict.In in) implements Enrolment {}

  /** There is no such invitation, or not any more. */
  record NoInvitation() implements Enrolment {}

  /** The password cannot be taken; the invitation is still good. */
  record BadPassword(Flaw flaw) implements Enrolment {}

  /** The code is not the one of the secret that was shown; the invitation is still good. */
  record WrongCode() implements Enrolment {}

  /** The device did not make a key as it was asked to; the invitation is still good. */
  record BadPasskey() implements Enrolment {}

  /** Not now; the invitation is still good. */
  record Busy() implements Enrolment {}

  /** What is wrong with a password. */
  enum Flaw {
    TOO_SHORT,
    TOO_LONG,
    /** It contains the account's own name. */
    NAMES_ACCOUNT,
    /** The two fields differ. */
    DIFFERS
  }
}

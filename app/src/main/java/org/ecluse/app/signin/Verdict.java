package org.ecluse.app.signin;

import org.ecluse.app.pass.NewSession;

/** What comes of an attempt to sign in. */
public sealed interface Verdict {

  /**
   * They are who they say.
   *
   * @param deviceMark for their browser to keep
   */
  record In(NewSession session, String deviceMark) implements Verdict {

    @Override
    public String toString() {
      return "In[redacted]";
    }
  }

  /** They are not, for whatever cause: the same answer for all of them. */
  record Wrong() implements Verdict {}

  /** Too many were wrong before; nobody looked at this one. */
  record TooMany() implements Verdict {}

  /** Not now; nobody looked at this one. */
  record Busy() implements Verdict {}
}

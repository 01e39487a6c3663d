package org.ecluse.app.pass;

import org.ecluse.policy.access.Grant;

/** What a verifier thinks of a token. */
sealed interface Verdict {

  /** It is good for this. */
  record Granted(Grant grant) implements Verdict {}

  /** It is good for nothing here. */
  record Denied(Denial reason) implements Verdict {}
}

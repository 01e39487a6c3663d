package org.ecluse.app.transfer;

import org.ecluse.policy.access.Grant;

/** Whether a grant still holds: its pass not revoked, its key still there, its account enabled. */
public interface LiveGrant {

  /** Looks at the records (through a short-lived cache), not at what was true at login. */
  boolean holds(Grant grant);
}

package org.ecluse.app.sftp;

import java.time.Instant;
import org.ecluse.app.transfer.Caller;
import org.ecluse.app.transfer.Transfers;
import org.ecluse.policy.access.Role;

/**
 * One channel of somebody who was let in, and what its tree works with.
 *
 * @param since when the connection began; the age of directories that have none of their own
 * @param breakLine closes the connection at once, with what is queued on it
 */
record Visit(
    Caller caller,
    Transfers transfers,
    Taken taken,
    Traffic traffic,
    Instant since,
    Runnable breakLine) {

  /** What a transfer of this visitor needs memory for. */
  Room.Use use() {
    return switch (caller.grant().role()) {
      case SENDER -> Room.Use.UPLOAD;
      case RECIPIENT -> Room.Use.DOWNLOAD;
      case ADMIN -> throw notHere();
    };
  }

  private static IllegalStateException notHere() {
    return new IllegalStateException(Role.ADMIN + " at the SFTP door");
  }

  /** What this visitor sees. Admins have no business here; the login does not let them in. */
  Tree tree() {
    return switch (caller.grant().role()) {
      case SENDER -> new SenderTree(this);
      case RECIPIENT -> new RecipientTree(this);
      case ADMIN -> throw notHere();
    };
  }
}

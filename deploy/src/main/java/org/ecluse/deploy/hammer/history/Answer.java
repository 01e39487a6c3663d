package org.ecluse.deploy.hammer.history;

/** How an operation ended, as its client saw it. */
public enum Answer {
  /** Done, and said so by the service. */
  OK,
  /** Another identity began to read the delivery. */
  CLAIMED,
  /** Gone: one complete copy has left. */
  DELIVERED,
  /** Gone: its budget is used up. */
  SPENT,
  /** Gone: its time ran out. */
  EXPIRED,
  /** Gone: its sender took it back. */
  REVOKED,
  /** Gone, and the door does not say why (an SFTP path that leads nowhere any more). */
  GONE,
  /** A rule or the state of things forbids it. */
  FORBIDDEN,
  /** The service asks to try again later. */
  BUSY,
  /** The client itself cut the line. */
  CUT,
  /** The line broke under the client. */
  BROKEN,
  /** Nobody answered the connection. */
  UNREACHABLE,
  /** The service took the request and was silent for longer than any client waits. */
  SILENT,
  /** The pass or key was not accepted. */
  UNAUTHENTICATED,
  /** The service says that there is no such thing. */
  NOT_FOUND,
  /** The service says that what it stores is damaged. */
  DAMAGED,
  /** Anything that no client should ever see. */
  FAILED;

  /** Whether the service said that the delivery has ended. */
  public boolean saysGone() {
    return switch (this) {
      case DELIVERED, SPENT, EXPIRED, REVOKED, GONE -> true;
      case OK, CLAIMED, FORBIDDEN, BUSY, CUT, BROKEN, UNREACHABLE, SILENT, UNAUTHENTICATED -> false;
      case NOT_FOUND, DAMAGED, FAILED -> false;
    };
  }

  /** Whether the request may have been carried out although nobody said so. */
  public boolean isUncertain() {
    return switch (this) {
      case CUT, BROKEN, SILENT, FAILED -> true;
      case OK, CLAIMED, DELIVERED, SPENT, EXPIRED, REVOKED, GONE, FORBIDDEN, BUSY -> false;
      case UNREACHABLE, UNAUTHENTICATED, NOT_FOUND, DAMAGED -> false;
    };
  }
}

package org.ecluse.policy.access;

/** What somebody wants to do with a transfer or delivery. */
public enum Action {
  /** See its state, names and sizes; never content. */
  LOOK,
  /** Read content. */
  READ,
  /** Say that the content has arrived. */
  ACKNOWLEDGE,
  /** Add files, send. */
  SEND,
  /** Stop it for good. */
  REVOKE,
  /** Let another identity begin again. */
  REISSUE
}

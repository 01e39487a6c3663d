package org.ecluse.app.crash;

/** What the service is doing durably. */
enum Stage {
  LEDGER,
  RECEIVE,
  SEND,
  CLAIM,
  RESERVE,
  SHRED,
  REISSUE,
  PURGE,
  ROTATE
}

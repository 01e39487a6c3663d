package org.ecluse.app.store;

import org.jspecify.annotations.Nullable;

/**
 * The moments at which a machine that dies, or a disk that fails, leaves the stores differently
 * than the moment before. Everything durable in this package passes some of them, so whoever stops
 * at each in turn has seen every state that a crash can leave.
 *
 * <p>In production nobody stops anybody: passing one costs the reading of a field.
 */
enum FailPoint {
  /** A transaction is about to begin. */
  TRANSACTION_BEGINS,
  /** A transaction is written and not committed. */
  TRANSACTION_WRITTEN,
  /** A transaction is durable and nobody was told. */
  TRANSACTION_COMMITTED,
  /** The write-ahead log is empty and nobody was told. */
  LOG_EMPTIED,
  /** A directory exists; its name is not durable. */
  DIRECTORY_CREATED,
  /** A new file exists, empty. */
  FILE_CREATED,
  /** Some bytes are about to be added to a new file. */
  FILE_GROWS,
  /** A new file has all its bytes; none of them is durable. */
  FILE_WRITTEN,
  /** A new file's bytes are durable under its temporary name. */
  FILE_SYNCED,
  /** A file has its name, which is not durable. */
  FILE_RENAMED,
  /** A file has its name durably and nobody was told. */
  FILE_NAMED,
  /** A file is about to be removed. */
  FILE_GOES,
  /** A file's name is removed, not durably. */
  FILE_UNLINKED,
  /** A key's file is zeros durably and still has its name. */
  KEY_OVERWRITTEN;

  /** Hears of every moment, on the thread that passes it; what it throws, the store throws. */
  @FunctionalInterface
  interface Listener {
    void reached(FailPoint point);
  }

  private static volatile @Nullable Listener listener;

  /** For tests alone: from now on somebody listens, or nobody. */
  static void listen(@Nullable Listener who) {
    listener = who;
  }

  void reached() {
    Listener who = listener;
    if (who != null) {
      who.reached(this);
    }
  }
}

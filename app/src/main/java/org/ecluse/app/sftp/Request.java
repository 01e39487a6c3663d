package org.ecluse.app.sftp;

import java.nio.ByteBuffer;
import org.ecluse.policy.outcome.Outcome;

/**
 * One message of a client. A message that cannot be read at all is a {@link BadMessageException}; a
 * path in it that makes no sense is a refusal inside, so that the client hears of it.
 */
sealed interface Request {

  /** The number that the reply repeats; {@link Init} has none. */
  int id();

  record Init() implements Request {
    @Override
    public int id() {
      return 0;
    }
  }

  record Open(int id, Outcome<VirtualPath> path, OpenFlags flags) implements Request {}

  record Close(int id, int handle) implements Request {}

  /**
   * Bytes are wanted.
   *
   * @param length how many, already cut to {@link Wire#MAX_DATA_BYTES}
   */
  record Read(int id, int handle, long offset, int length) implements Request {}

  record Write(int id, int handle, long offset, ByteBuffer bytes) implements Request {}

  record Stat(int id, Outcome<VirtualPath> path) implements Request {}

  record HandleStat(int id, int handle) implements Request {}

  record SetStat(int id, Outcome<VirtualPath> path) implements Request {}

  record SetHandleStat(int id, int handle) implements Request {}

  record OpenDirectory(int id, Outcome<VirtualPath> path) implements Request {}

  record ReadDirectory(int id, int handle) implements Request {}

  record Remove(int id, Outcome<VirtualPath> path) implements Request {}

  record MakeDirectory(int id, Outcome<VirtualPath> path) implements Request {}

  record RemoveDirectory(int id, Outcome<VirtualPath> path) implements Request {}

  record RealPath(int id, Outcome<VirtualPath> path) implements Request {}

  record Rename(int id, Outcome<VirtualPath> from, Outcome<VirtualPath> to) implements Request {}

  record AskLimits(int id) implements Request {}

  /** Everything else: links, unknown messages and every extension that is not on the list. */
  record Unsupported(int id) implements Request {}
}

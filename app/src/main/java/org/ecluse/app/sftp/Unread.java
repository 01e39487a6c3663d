package org.ecluse.app.sftp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;

/**
 * The content that was answered on one channel and that the client may not have taken from its
 * connection yet. Used by the one thread of its channel.
 */
final class Unread {

  /** Neighbours are kept as one piece up to here. */
  private static final int PIECE_BYTES = 32 * 1024;

  /** A piece each for 128 MiB that a client reads front to back without making room. */
  private static final int MAX_PIECES = 4096;

  private record Piece(int handle, Range range, long writtenAfter) {

    boolean goesOnWith(Piece next) {
      return handle == next.handle
          && range.end() == next.range.start()
          && range.lengthBytes() + next.range.lengthBytes() <= PIECE_BYTES;
    }

    Piece with(Piece next) {
      return new Piece(handle, new Range(range.start(), next.range.end()), next.writtenAfter);
    }
  }

  private final Replies replies;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private boolean hasForgotten;

  Unread(Replies replies) {
    this.replies = replies;
  }

  /** Content of a handle's file is part of the next answer. */
  void answering(int handle, Range content) {
    Piece piece = new Piece(handle, content, replies.writtenBytes() + content.lengthBytes());
    Piece last = pieces.peekLast();
    if (last != null && last.goesOnWith(piece)) {
      pieces.removeLast();
      pieces.addLast(last.with(piece));
      return;
    }
    prune();
    if (pieces.size() == MAX_PIECES) {
      pieces.removeFirst();
      hasForgotten = true;
    }
    pieces.addLast(piece);
  }

  /** What of a handle may not have been taken; empty where that is not known any more. */
  Optional<RangeSet> of(int handle) {
    prune();
    RangeSet unread = RangeSet.EMPTY;
    for (Piece piece : pieces) {
      if (piece.handle == handle) {
        unread = unread.plus(piece.range);
      }
    }
    return hasForgotten ? Optional.empty() : Optional.of(unread);
  }

  private void prune() {
    long taken = replies.takenBytes();
    while (!pieces.isEmpty() && pieces.getFirst().writtenAfter <= taken) {
      pieces.removeFirst();
    }
    if (pieces.isEmpty()) {
      hasForgotten = false;
    }
  }
}

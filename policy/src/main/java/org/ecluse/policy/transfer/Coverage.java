package org.ecluse.policy.transfer;

/**
 * What of a delivery has left, and what of that the peer is known to have.
 *
 * <p>A read is recorded in two steps. Before the first byte of a block leaves, the block is put in
 * <em>doubt</em>, durably: from now on it may have been sent. When the reader closes properly (SFTP
 * CLOSE, HTTPS acknowledgement, TCP acknowledgement of the last byte) what it was handed becomes
 * <em>taken</em>. A line that dies leaves its bytes in doubt.
 *
 * <p>Doubt is cleared by the reader's own behaviour: whoever resumes at byte {@code x} of a
 * doubtful range has everything before {@code x}; it would otherwise have asked for it. So {@code
 * reget} and {@code curl -C -} complete a delivery, while one broken segment of a parallel download
 * does not let the other segments' CLOSE end it.
 *
 * @param taken ranges that the peer has
 * @param doubt ranges that may have left; disjoint from {@code taken}
 */
public record Coverage(RangeSet taken, RangeSet doubt) {

  public static final Coverage NONE = new Coverage(RangeSet.EMPTY, RangeSet.EMPTY);

  /** A block is about to leave. */
  public Coverage reserve(Range block) {
    return new Coverage(taken, doubt.plus(block).minus(taken));
  }

  /**
   * A reader begins at a position: what a dead line left in doubt just before it has arrived.
   *
   * @param heldByOthers what other readers have reserved; a parallel segment that begins inside it
   *     proves nothing
   */
  public Coverage resumeAt(long position, RangeSet heldByOthers) {
    for (Range range : doubt.minus(heldByOthers).ranges()) {
      if (range.start() < position && position <= range.end()) {
        Range arrived = new Range(range.start(), position);
        return new Coverage(taken.plus(arrived), doubt.minus(arrived));
      }
    }
    return this;
  }

  /** A reader is done and the peer has all that it was handed. */
  public Coverage confirm(Reading reading) {
    RangeSet takenNow = taken.plus(reading.handed());
    RangeSet released = reading.reserved().minus(reading.heldByOthers());
    return new Coverage(takenNow, doubt.minus(released).minus(takenNow));
  }

  /** A reader's line died: what it was handed stays in doubt, what it only reserved never left. */
  public Coverage drop(Reading reading) {
    RangeSet neverLeft = reading.reserved().minus(reading.handed()).minus(reading.heldByOthers());
    return new Coverage(taken, doubt.minus(neverLeft));
  }

  /** Whether the peer is known to have every byte. */
  public boolean complete(long sizeBytes) {
    return taken.covers(sizeBytes);
  }

  /** Whether every byte may have left: enough for a lease that ends to count as delivered. */
  public boolean everythingLeft(long sizeBytes) {
    return taken.plus(doubt).covers(sizeBytes);
  }

  /** How many different bytes may have left. */
  public long mayHaveLeftBytes() {
    return taken.totalBytes() + doubt.totalBytes();
  }
}

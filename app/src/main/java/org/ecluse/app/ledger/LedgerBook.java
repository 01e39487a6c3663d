package org.ecluse.app.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The ledger where it is kept, with the checkpoints that were made of it. */
public interface LedgerBook {

  /**
   * What {@link #read} sees, all of one moment.
   *
   * @param size how many entries there are
   * @param root of the tree over them, as it was kept when they were written
   */
  record Snapshot(long size, Hash root, Tree.Nodes nodes) {}

  /** Reads in one snapshot. */
  <T> T read(Function<Snapshot, T> reader);

  /** One entry; empty where there is none of this number. */
  Optional<LedgerEntry> entry(long seq);

  /** Hands every entry to a consumer, in order, from one snapshot. */
  default void forEach(Consumer<LedgerEntry> consumer) {
    forEach(1, consumer);
  }

  /** Hands every entry from a number on to a consumer, in order, from one snapshot. */
  void forEach(long from, Consumer<LedgerEntry> consumer);

  /**
   * By how much an entry may say that it is from before the one in front of it: some facts have the
   * time of what they speak of, in whole seconds, or waited for others to be written.
   */
  Duration DISORDER = Duration.ofMinutes(1);

  /**
   * The number of an entry in front of which all are from before a time; it may be a little earlier
   * than it had to be, and is one more than there are where all are from long before.
   */
  default long firstSince(Instant time) {
    Instant surely = time.minus(DISORDER);
    long low = 1;
    long high = read(Snapshot::size) + 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      boolean isBefore = entry(middle).filter(found -> found.at().isBefore(surely)).isPresent();
      low = isBefore ? middle + 1 : low;
      high = isBefore ? high : middle;
    }
    return low;
  }

  /** All checkpoints, by size. */
  List<SignedNote> checkpoints();

  /** The checkpoint of the largest size. */
  Optional<SignedNote> newest();

  /** Keeps a checkpoint; one of the same size that is there already stays. */
  void keep(long size, SignedNote note);

  /** Gives up the checkpoints that are no longer true; for whoever has accepted that. */
  void dropUnmet();
}

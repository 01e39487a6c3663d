package org.ecluse.app.ledger;

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
  void forEach(Consumer<LedgerEntry> consumer);

  /** All checkpoints, by size. */
  List<SignedNote> checkpoints();

  /** The checkpoint of the largest size. */
  Optional<SignedNote> newest();

  /** Keeps a checkpoint; one of the same size that is there already stays. */
  void keep(long size, SignedNote note);

  /** Gives up the checkpoints that are no longer true; for whoever has accepted that. */
  void dropUnmet();
}

package org.ecluse.deploy.inner;

import org.ecluse.policy.outcome.Outcome;
import org.ecluse.policy.transfer.Block;
import org.ecluse.policy.transfer.Coverage;
import org.ecluse.policy.transfer.Lifecycle;
import org.ecluse.policy.transfer.Moment;
import org.ecluse.policy.transfer.Numbers;
import org.ecluse.policy.transfer.Range;
import org.ecluse.policy.transfer.RangeSet;
import org.ecluse.policy.transfer.Start;
import org.ecluse.policy.transfer.Transition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What counts the bytes of a delivery: coverage, and the rule that reserves a block. */
@State(Scope.Thread)
public class Counting {

  private static final long BLOCK_BYTES = 256 << 10;

  /**
   * Gaps in what has left: 1 is a download in order, many are what a broken parallel one leaves.
   */
  @Param({"1", "100"})
  public int gaps;

  private Coverage coverage = Coverage.NONE;
  private Range next = new Range(0, BLOCK_BYTES);

  @Setup
  public void leaveGaps() {
    RangeSet taken = RangeSet.EMPTY;
    for (long i = 0; i < gaps; i++) {
      taken = taken.plus(new Range(2 * i * BLOCK_BYTES, (2 * i + 1) * BLOCK_BYTES));
    }
    coverage = new Coverage(taken, RangeSet.EMPTY);
    long from = 2L * gaps * BLOCK_BYTES;
    next = new Range(from, from + BLOCK_BYTES);
  }

  @Benchmark
  public Coverage coverage() {
    return coverage.reserve(next);
  }

  @Benchmark
  public Outcome<Transition> reserve() {
    return Lifecycle.reserve(
        Samples.claimed(coverage),
        Samples.READER,
        new Block(next, new Start.GoesOn(), 0),
        Moment.of(Samples.NOW),
        Numbers.DEFAULT);
  }
}

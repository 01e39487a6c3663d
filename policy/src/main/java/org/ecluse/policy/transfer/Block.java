package org.ecluse.policy.transfer;

/**
 * A piece of a file that a reader wants to hand out next.
 *
 * @param range where; not empty, within the file
 * @param start how the reader came here
 * @param creditBytes bytes that were set aside under this claim before and have certainly not left;
 *     they are used up before the budget is
 */
public record Block(Range range, Start start, long creditBytes) {

  public Block {
    if (range.isEmpty() || creditBytes < 0) {
      throw new IllegalArgumentException("a block has bytes, and credit is never negative");
    }
  }
}

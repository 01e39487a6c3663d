package org.ecluse.app.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree over a growing list, as RFC 6962 (and 9162, section 2.1) defines it.
 *
 * <p>A <em>node</em> here is always a complete one: node {@code number} of {@code level} covers the
 * 2^level leaves from {@code number * 2^level} on. The hash of any range of leaves follows from
 * complete nodes, and those never change once they are there. That is why appending costs the same
 * however long the list is, and why old proofs stay good.
 */
public final class Tree {

  private static final byte[] LEAF = {0};
  private static final byte[] NODE = {1};

  private Tree() {}

  /** Where complete nodes can be looked up. */
  @FunctionalInterface
  public interface Nodes {
    Hash node(int level, long number);
  }

  /** The hash of an entry's bytes. */
  public static Hash leaf(byte[] spelt) {
    return Hash.over(LEAF, spelt);
  }

  static Hash parent(Hash left, Hash right) {
    return Hash.over(NODE, left.bytes(), right.bytes());
  }

  /** The root of no leaves. */
  static Hash empty() {
    return Hash.over();
  }

  /** The root of the first {@code size} leaves. */
  public static Hash root(Nodes nodes, long size) {
    return size == 0 ? empty() : range(nodes, 0, size);
  }

  /**
   * The hashes that lead from a leaf to the root of the first {@code size} leaves, lowest first.
   *
   * @param index of the leaf, counted from 0
   */
  public static List<Hash> inclusion(Nodes nodes, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("no such leaf in this tree");
    }
    List<Hash> proof = new ArrayList<>();
    include(nodes, index, 0, size, proof);
    return proof;
  }

  private static void include(Nodes nodes, long index, long from, long to, List<Hash> proof) {
    if (to - from == 1) {
      return;
    }
    long middle = from + half(to - from);
    if (index < middle) {
      include(nodes, index, from, middle, proof);
      proof.add(range(nodes, middle, to));
    } else {
      include(nodes, index, middle, to, proof);
      proof.add(range(nodes, from, middle));
    }
  }

  /** The hashes that show that the first {@code old} of {@code size} leaves are what they were. */
  public static List<Hash> consistency(Nodes nodes, long old, long size) {
    if (old < 1 || old > size) {
      throw new IllegalArgumentException("no such part of this tree");
    }
    List<Hash> proof = new ArrayList<>();
    extend(nodes, old, 0, size, true, proof);
    return proof;
  }

  /**
   * @param known whether the hash of this very range is the old root, which the verifier has
   */
  private static void extend(
      Nodes nodes, long old, long from, long to, boolean known, List<Hash> proof) {
    if (old == to) {
      if (!known) {
        proof.add(range(nodes, from, to));
      }
      return;
    }
    long middle = from + half(to - from);
    if (old <= middle) {
      extend(nodes, old, from, middle, known, proof);
      proof.add(range(nodes, middle, to));
    } else {
      extend(nodes, old, middle, to, false, proof);
      proof.add(range(nodes, from, middle));
    }
  }

  /** The hash of the leaves from {@code from} to before {@code to}; from is where a node begins. */
  private static Hash range(Nodes nodes, long from, long to) {
    long length = to - from;
    if (Long.bitCount(length) == 1) {
      int level = Long.numberOfTrailingZeros(length);
      return nodes.node(level, from >>> level);
    }
    long middle = from + half(length);
    return parent(range(nodes, from, middle), range(nodes, middle, to));
  }

  /** The largest power of two that is smaller than {@code length}, which is at least 2. */
  private static long half(long length) {
    return Long.highestOneBit(length - 1);
  }
}

package org.ecluse.app.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything of a tree that a further leaf needs: the nodes that its size falls into, one for each
 * bit that is set in it, the largest first. At most 63 hashes, however long the list is.
 */
public final class RightEdge {

  private long size;
  private final List<Hash> nodes;

  private RightEdge(long size, List<Hash> nodes) {
    this.size = size;
    this.nodes = nodes;
  }

  /** Hears of nodes that became complete. */
  @FunctionalInterface
  public interface Listener<E extends Exception> {
    void complete(int level, long number, Hash hash) throws E;
  }

  /** The edge of a tree without leaves. */
  public static RightEdge empty() {
    return new RightEdge(0, new ArrayList<>());
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException where it does not fit the size
   */
  public static RightEdge of(long size, byte[] bytes) {
    if (size < 0 || bytes.length != Long.bitCount(size) * Hash.BYTES) {
      throw new IllegalArgumentException("not the edge of a tree of that size");
    }
    List<Hash> nodes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Hash.BYTES) {
      byte[] one = new byte[Hash.BYTES];
      System.arraycopy(bytes, at, one, 0, Hash.BYTES);
      nodes.add(Hash.of(one));
    }
    return new RightEdge(size, nodes);
  }

  /** How many leaves the tree has. */
  public long size() {
    return size;
  }

  /** Adds a leaf. The listener hears of every node that it completes, the leaf itself first. */
  public <E extends Exception> void add(Hash leaf, Listener<E> listener) throws E {
    long number = size;
    Hash node = leaf;
    int level = 0;
    listener.complete(level, number, node);
    while ((number & 1) == 1) {
      node = Tree.parent(nodes.removeLast(), node);
      level++;
      number >>>= 1;
      listener.complete(level, number, node);
    }
    nodes.add(node);
    size++;
  }

  /** The root of the whole tree. */
  public Hash root() {
    if (nodes.isEmpty()) {
      return Tree.empty();
    }
    Hash root = nodes.getLast();
    for (int i = nodes.size() - 2; i >= 0; i--) {
      root = Tree.parent(nodes.get(i), root);
    }
    return root;
  }

  /** Its hashes in a row, for {@link #of}. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(nodes.size() * Hash.BYTES);
    nodes.forEach(node -> bytes.put(node.bytes()));
    return bytes.array();
  }
}

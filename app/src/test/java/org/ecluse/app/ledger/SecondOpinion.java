package org.ecluse.app.ledger;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A second reader of RFC 6962, section 2.1, that shares no code with the first. It works on bare
 * bytes, from the definitions: MTH, PATH and SUBPROOF are written down as they stand there, and a
 * proof is judged by unfolding it from the root down, where RFC 9162's algorithm climbs up.
 */
final class SecondOpinion {

  private SecondOpinion() {}

  /** MTH. */
  static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256(new byte[0]);
    }
    if (leaves.size() == 1) {
      return sha256(joined(new byte[] {0}, leaves.getFirst()));
    }
    int k = split(leaves.size());
    return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /** PATH. */
  static List<byte[]> path(int m, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> path = new ArrayList<>(m < k ? path(m, left) : path(m - k, right));
    path.add(m < k ? root(right) : root(left));
    return path;
  }

  /** SUBPROOF. */
  static List<byte[]> subproof(int m, List<byte[]> leaves, boolean whole) {
    if (m == leaves.size()) {
      return whole ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> proof =
        new ArrayList<>(m <= k ? subproof(m, left, whole) : subproof(m - k, right, false));
    proof.add(m <= k ? root(right) : root(left));
    return proof;
  }

  /** Whether an inclusion proof leads to the root. */
  static boolean includes(byte[] leaf, long m, List<byte[]> proof, long n, byte[] root) {
    List<byte[]> fromTheTop = new ArrayList<>(proof);
    Collections.reverse(fromTheTop);
    try {
      byte[] unfolded = unfold(leaf, m, n, fromTheTop);
      return fromTheTop.isEmpty() && Arrays.equals(unfolded, root);
    } catch (NoSuchElementException e) {
      return false;
    }
  }

  private static byte[] unfold(byte[] leaf, long m, long n, List<byte[]> rest) {
    if (n == 1) {
      return sha256(joined(new byte[] {0}, leaf));
    }
    long k = Long.highestOneBit(n - 1);
    byte[] sibling = rest.removeFirst();
    return m < k
        ? node(unfold(leaf, m, k, rest), sibling)
        : node(sibling, unfold(leaf, m - k, n - k, rest));
  }

  /**
   * Whether a consistency proof leads from the old root to the new one: SUBPROOF read backwards.
   * Nodes of the proof that lie in the old tree make up its root, all together the new one.
   */
  static boolean extend(long m, byte[] oldRoot, long n, byte[] newRoot, List<byte[]> proof) {
    List<byte[]> fromTheTop = new ArrayList<>(proof);
    Collections.reverse(fromTheTop);
    try {
      byte[][] both = unfold(m, n, true, oldRoot, fromTheTop);
      return fromTheTop.isEmpty()
          && Arrays.equals(both[0], oldRoot)
          && Arrays.equals(both[1], newRoot);
    } catch (NoSuchElementException e) {
      return false;
    }
  }

  /** The old and the new hash of a part of the tree of which the first m leaves are old. */
  private static byte[][] unfold(long m, long n, boolean whole, byte[] oldRoot, List<byte[]> rest) {
    if (m == n) {
      byte[] known = whole ? oldRoot : rest.removeFirst();
      return new byte[][] {known, known};
    }
    long k = Long.highestOneBit(n - 1);
    byte[] sibling = rest.removeFirst();
    if (m <= k) {
      byte[][] left = unfold(m, k, whole, oldRoot, rest);
      return new byte[][] {left[0], node(left[1], sibling)};
    }
    byte[][] right = unfold(m - k, n - k, false, oldRoot, rest);
    return new byte[][] {node(sibling, right[0]), node(sibling, right[1])};
  }

  private static int split(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(joined(new byte[] {1}, left, right));
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

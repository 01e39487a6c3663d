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

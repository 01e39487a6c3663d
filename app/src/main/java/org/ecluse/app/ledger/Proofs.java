package org.ecluse.app.ledger;

import java.util.Iterator;
import java.util.List;

/** Whether a proof shows what it is said to show; RFC 9162, sections 2.1.3.2 and 2.1.4.2. */
public final class Proofs {

  private Proofs() {}

  /**
   * Whether a leaf is in a tree.
   *
   * @param index of the leaf, counted from 0
   */
  public static boolean includes(Hash leaf, long index, List<Hash> proof, long size, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = Tree.parent(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>>= 1;
          last >>>= 1;
        }
      } else {
        hash = Tree.parent(hash, sibling);
      }
      at >>>= 1;
      last >>>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** Whether a tree begins with the leaves of an older one, whose size is at least 1. */
  public static boolean extend(long old, Hash oldRoot, long size, Hash root, List<Hash> proof) {
    if (old < 1 || old > size) {
      return false;
    }
    if (old == size) {
      return proof.isEmpty() && oldRoot.equals(root);
    }
    Iterator<Hash> rest = proof.iterator();
    if (!rest.hasNext()) {
      return false;
    }
    long at = old - 1;
    long last = size - 1;
    while ((at & 1) == 1) {
      at >>>= 1;
      last >>>= 1;
    }
    // Where the old tree is one complete node, the verifier has its hash and the proof leaves it
    // out.
    Hash first = Long.bitCount(old) == 1 ? oldRoot : rest.next();
    Hash oldHash = first;
    Hash newHash = first;
    while (rest.hasNext()) {
      Hash sibling = rest.next();
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        oldHash = Tree.parent(sibling, oldHash);
        newHash = Tree.parent(sibling, newHash);
        while ((at & 1) == 0 && at != 0) {
          at >>>= 1;
          last >>>= 1;
        }
      } else {
        newHash = Tree.parent(newHash, sibling);
      }
      at >>>= 1;
      last >>>= 1;
    }
    return last == 0 && oldHash.equals(oldRoot) && newHash.equals(root);
  }
}

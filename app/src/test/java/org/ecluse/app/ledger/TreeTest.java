package org.ecluse.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.crypto.Bytes;
import org.junit.jupiter.api.Test;

class TreeTest {

  /** Past two complete nodes of 32 leaves. */
  private static final int MOST = 70;

  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, Hash> nodes = new HashMap<>();
  private final List<Hash> roots = new ArrayList<>();

  private void grow(int count) {
    RightEdge edge = RightEdge.empty();
    for (int i = 0; i < count; i++) {
      byte[] leaf = ("leaf " + i).getBytes(StandardCharsets.US_ASCII);
      leaves.add(leaf);
      roots.add(edge.root());
      // As a store does it: written and read again before every leaf.
      edge = RightEdge.of(edge.size(), edge.bytes());
      edge.add(Tree.leaf(leaf), (level, number, hash) -> nodes.put(level + "/" + number, hash));
    }
    roots.add(edge.root());
  }

  private Hash node(int level, long number) {
    Hash node = nodes.get(level + "/" + number);
    assertThat(node).as("node %d/%d", level, number).isNotNull();
    return node;
  }

  @Test
  void theRoots_areThoseThatOthersPublished() {
    // The leaves and roots of certificate transparency's own tests.
    List<String> published =
        List.of(
            "",
            "00",
            "10",
            "2021",
            "3031",
            "40414243",
            "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");
    RightEdge edge = RightEdge.empty();
    assertThat(edge.root().hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    List<String> roots = new ArrayList<>();
    for (String leaf : published) {
      edge.add(Tree.leaf(Bytes.fromHex(leaf)), (_, _, _) -> {});
      roots.add(edge.root().hex());
    }
    assertThat(roots.get(0))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    assertThat(roots.get(1))
        .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    assertThat(roots.get(2))
        .isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    assertThat(roots.get(7))
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void everyRoot_andEveryProof_isWhatASecondReaderMakesOfTheStandard() {
    grow(MOST);
    for (int size = 1; size <= MOST; size++) {
      List<byte[]> some = leaves.subList(0, size);
      assertThat(Tree.root(this::node, size).bytes()).isEqualTo(SecondOpinion.root(some));
      assertThat(roots.get(size)).isEqualTo(Tree.root(this::node, size));
      for (int other = 0; other < size; other++) {
        assertThat(hex(Tree.inclusion(this::node, other, size)))
            .isEqualTo(hexOf(SecondOpinion.path(other, some)));
        assertThat(hex(Tree.consistency(this::node, other + 1, size)))
            .isEqualTo(hexOf(SecondOpinion.subproof(other + 1, some, true)));
      }
    }
  }

  @Test
  void everyProof_holds_forItsLeafAndItsPlaceAlone_andBothReadersAgree() {
    grow(MOST);
    for (int size : new int[] {1, 2, 3, 7, 8, 33, MOST}) {
      Hash root = roots.get(size);
      for (int index = 0; index < size; index++) {
        List<Hash> proof = Tree.inclusion(this::node, index, size);
        for (int claimed = 0; claimed < size; claimed++) {
          boolean held = Proofs.includes(Tree.leaf(leaves.get(index)), claimed, proof, size, root);
          assertThat(held).isEqualTo(claimed == index);
          assertThat(
                  SecondOpinion.includes(
                      leaves.get(index), claimed, bytes(proof), size, root.bytes()))
              .isEqualTo(held);
        }
      }
    }
  }

  @Test
  void anExtension_holds_andAnotherPastOrAChangedProof_doesNot_andBothReadersAgree() {
    grow(MOST);
    for (int size = 1; size <= MOST; size++) {
      for (int old = 1; old <= size; old++) {
        List<Hash> proof = Tree.consistency(this::node, old, size);
        Hash root = roots.get(size);
        assertThat(isExtension(old, roots.get(old), size, root, proof)).isTrue();
        assertThat(isExtension(old, roots.get(old - 1), size, root, proof)).isFalse();
        assertThat(isExtension(old, roots.get(old), size, roots.get(old - 1), proof)).isFalse();
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(root);
        assertThat(isExtension(old, roots.get(old), size, root, longer)).isFalse();
        if (!proof.isEmpty()) {
          List<Hash> shorter = proof.subList(0, proof.size() - 1);
          assertThat(isExtension(old, roots.get(old), size, root, shorter)).isFalse();
        }
      }
    }
  }

  /** What both readers say. */
  private static boolean isExtension(
      long old, Hash oldRoot, long size, Hash root, List<Hash> proof) {
    boolean held = Proofs.extend(old, oldRoot, size, root, proof);
    assertThat(SecondOpinion.extend(old, oldRoot.bytes(), size, root.bytes(), bytes(proof)))
        .isEqualTo(held);
    return held;
  }

  private static List<String> hex(List<Hash> hashes) {
    return hashes.stream().map(Hash::hex).toList();
  }

  private static List<String> hexOf(List<byte[]> hashes) {
    return hashes.stream().map(Bytes::hex).toList();
  }

  private static List<byte[]> bytes(List<Hash> hashes) {
    return hashes.stream().map(Hash::bytes).toList();
  }
}

package org.ecluse.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ecluse.crypto.internal.Concat;

/** Everything that one can do to a sealed message without its key. */
final class Tamperings {

  private static final int HEADER = 56;
  private static final int SALT = 24;
  private static final int SEALED_CHUNK = 16_400;
  private static final int TAG = 16;

  private final byte[] sealed;
  private final byte[] other;
  private final List<byte[]> chunks;
  private final List<Tampering> all = new ArrayList<>();

  private Tamperings(byte[] sealed, byte[] other) {
    this.sealed = sealed;
    this.other = other;
    this.chunks = chunksOf(sealed);
  }

  /**
   * Returns the tamperings of {@code sealed}.
   *
   * @param other another message of the same size, sealed under the same key and context
   */
  static List<Tampering> of(byte[] sealed, byte[] other) {
    Tamperings tamperings = new Tamperings(sealed, other);
    tamperings.cut();
    tamperings.extend();
    tamperings.flip();
    tamperings.rearrange();
    tamperings.splice();
    tamperings.atRandom();
    return tamperings.all.stream()
        .filter(tampering -> !Arrays.equals(tampering.sealed(), sealed))
        .toList();
  }

  private void cut() {
    for (int near : List.of(-TAG - 1, -TAG, -TAG + 1, -1, 0, 1, TAG - 1, TAG, TAG + 1)) {
      cutTo(near);
      cutTo(SALT + near);
      for (int boundary = HEADER; boundary <= sealed.length; boundary += SEALED_CHUNK) {
        cutTo(boundary + near);
      }
      cutTo(sealed.length + near);
    }
  }

  private void cutTo(int length) {
    if (length >= 0 && length < sealed.length) {
      add("cut to " + length, Arrays.copyOf(sealed, length));
    }
  }

  private void extend() {
    for (int more : List.of(1, TAG - 1, TAG, TAG + 1, SEALED_CHUNK - 1, SEALED_CHUNK)) {
      add("extended with zeros by " + more, Arrays.copyOf(sealed, sealed.length + more));
    }
    add("twice", Concat.of(sealed, sealed));
    add("last chunk again", Concat.of(sealed, chunks.getLast()));
  }

  private void flip() {
    for (int i = 0; i < HEADER; i++) {
      flipAt("header", i);
    }
    for (int start = HEADER; start < sealed.length; start += SEALED_CHUNK) {
      int end = Math.min(start + SEALED_CHUNK, sealed.length);
      for (int tag = end - TAG; tag < end; tag++) {
        flipAt("tag", tag);
      }
      if (end - start > TAG) {
        flipAt("first byte of a chunk", start);
        flipAt("middle of a chunk", (start + end - TAG) / 2);
        flipAt("last byte of a chunk", end - TAG - 1);
      }
    }
  }

  private void flipAt(String what, int index) {
    byte[] flipped = sealed.clone();
    flipped[index] ^= (byte) (1 << (index % Byte.SIZE));
    add("flip in " + what + " at " + index, flipped);
  }

  private void rearrange() {
    for (int i = 0; i < chunks.size(); i++) {
      List<byte[]> dropped = new ArrayList<>(chunks);
      dropped.remove(i);
      addChunks("drop chunk " + i, dropped);
      List<byte[]> repeated = new ArrayList<>(chunks);
      repeated.add(i, chunks.get(i));
      addChunks("repeat chunk " + i, repeated);
      for (int j = 0; j < chunks.size(); j++) {
        List<byte[]> replaced = new ArrayList<>(chunks);
        replaced.set(i, chunks.get(j));
        addChunks("chunk " + j + " in place of " + i, replaced);
        replaced.set(j, chunks.get(i));
        addChunks("swap chunks " + i + " and " + j, replaced);
      }
    }
  }

  private void splice() {
    byte[] otherHeader = Arrays.copyOf(other, HEADER);
    add("header of another message", Concat.of(otherHeader, body(sealed)));
    byte[] otherSalt = sealed.clone();
    System.arraycopy(other, 0, otherSalt, 0, SALT);
    add("salt of another message", otherSalt);
    List<byte[]> otherChunks = chunksOf(other);
    for (int i = 0; i < chunks.size(); i++) {
      List<byte[]> spliced = new ArrayList<>(chunks);
      spliced.set(i, otherChunks.get(i));
      addChunks("chunk " + i + " of another message", spliced);
    }
  }

  private void atRandom() {
    SplittableRandom random = new SplittableRandom(sealed.length);
    for (int i = 0; i < 50; i++) {
      byte[] noisy =
          Arrays.copyOf(sealed, sealed.length - random.nextInt(2) * random.nextInt(HEADER));
      int flips = 1 + random.nextInt(3);
      for (int j = 0; j < flips; j++) {
        noisy[random.nextInt(noisy.length)] ^= (byte) (1 + random.nextInt(255));
      }
      add("noise " + i, noisy);
    }
  }

  private void addChunks(String name, List<byte[]> rearranged) {
    byte[] header = Arrays.copyOf(sealed, HEADER);
    add(name, Concat.of(header, Concat.of(rearranged.toArray(byte[][]::new))));
  }

  private void add(String name, byte[] bytes) {
    all.add(new Tampering(name, bytes));
  }

  private static byte[] body(byte[] message) {
    return Arrays.copyOfRange(message, HEADER, message.length);
  }

  private static List<byte[]> chunksOf(byte[] message) {
    List<byte[]> chunks = new ArrayList<>();
    for (int start = HEADER; start < message.length; start += SEALED_CHUNK) {
      int end = Math.min(start + SEALED_CHUNK, message.length);
      chunks.add(Arrays.copyOfRange(message, start, end));
    }
    return chunks;
  }
}

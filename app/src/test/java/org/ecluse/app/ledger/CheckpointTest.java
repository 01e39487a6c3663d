package org.ecluse.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckpointTest {

  /** The key and the note in the documentation of Go's package of signed notes. */
  private static final String PUBLISHED_KEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PUBLISHED_NOTE =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n"
          + "\n"
          + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNX"
          + "gKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private final LedgerKey key = LedgerKey.copyOf(new byte[LedgerKey.SEED_BYTES]);
  private final Checkpoint checkpoint =
      new Checkpoint("example.com/ledger", 20852163, Tree.empty());

  @Test
  void aNoteThatOthersPublished_isVerified() {
    NoteKey published = NoteKey.parse(PUBLISHED_KEY).orElseThrow();
    assertThat(published.signed(SignedNote.parse(PUBLISHED_NOTE).orElseThrow())).isTrue();
  }

  @Test
  void aCheckpoint_isItsThreeLines_andReadAgain() {
    SignedNote note = checkpoint.signedBy(key);
    assertThat(note.toString())
        .startsWith(
            "example.com/ledger\n20852163\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n"
                + "\u2014 example.com/ledger ");
    assertThat(SignedNote.parse(note.toString())).contains(note);
    assertThat(Checkpoint.in(note)).contains(checkpoint);
    assertThat(key.named("example.com/ledger").signed(note)).isTrue();
    assertThat(key.named("example.org/ledger").signed(note)).isFalse();
  }

  @Test
  void everyFlippedBitOfACheckpoint_isNoticed() {
    NoteKey trusted = key.named(checkpoint.origin());
    byte[] note = checkpoint.signedBy(key).toString().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < note.length * Byte.SIZE; i++) {
      byte[] flipped = note.clone();
      flipped[i / Byte.SIZE] ^= (byte) (1 << (i % Byte.SIZE));
      String text = new String(flipped, StandardCharsets.UTF_8);
      Optional<SignedNote> read = SignedNote.parse(text);
      assertThat(read.isPresent() && trusted.signed(read.get())).as("bit %d", i).isFalse();
    }
  }

  @Test
  void aKey_isReadAsItIsWritten_andNotOtherwise() {
    String text = key.named("example.com/ledger").toString();
    assertThat(NoteKey.parse(text)).map(NoteKey::toString).contains(text);
    for (int i = 0; i < text.length(); i++) {
      String changed = text.substring(0, i) + '!' + text.substring(i + 1);
      assertThat(NoteKey.parse(changed)).as(changed).isEmpty();
    }
    assertThat(key.toString()).isEqualTo("LedgerKey[redacted]");
  }
}

package org.ecluse.app.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.ecluse.crypto.Bytes;

/**
 * Who says of a checkpoint when it was the newest that it knew, and that it follows from all it
 * knew before: C2SP {@code tlog-cosignature}, Ed25519. The same key as a ledger's has another id
 * here, and what is signed can never be a checkpoint: its first two lines are none's.
 */
public final class Cosigner {

  private static final byte COSIGNATURE = 4;
  private static final int ID_BYTES = 4;
  private static final int KEY_BYTES = 32;

  private final NoteKey key;

  public Cosigner(NoteKey key) {
    this.key = key;
  }

  /** Reads the one way in which {@link #toString} writes one; empty for anything else. */
  public static Optional<Cosigner> parse(String text) {
    String[] words = text.split("\\+", 3);
    if (words.length != 3 || !NoteKey.isName(words[0])) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(words[2]);
      return bytes.length != 1 + KEY_BYTES
          ? Optional.empty()
          : Optional.of(
                  new Cosigner(NoteKey.of(words[0], Arrays.copyOfRange(bytes, 1, bytes.length))))
              .filter(read -> read.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String name() {
    return key.name();
  }

  /** Tells this key from others of its name. */
  private byte[] id() {
    byte[] label = (key.name() + "\n").getBytes(StandardCharsets.UTF_8);
    Hash whole = Hash.over(label, new byte[] {COSIGNATURE}, key.publicKey());
    return Arrays.copyOf(whole.bytes(), ID_BYTES);
  }

  /** Signs a checkpoint with the private half of this key. */
  public SignedNote.Signature sign(LedgerKey secret, SignedNote note, Instant at) {
    long seconds = at.getEpochSecond();
    byte[] signature = secret.sign(message(note, seconds));
    byte[] all =
        ByteBuffer.allocate(ID_BYTES + Long.BYTES + signature.length)
            .put(id())
            .putLong(seconds)
            .put(signature)
            .array();
    return new SignedNote.Signature(key.name(), Base64.getEncoder().encodeToString(all));
  }

  /** When this key cosigned a note; empty where it did not. */
  public Optional<Instant> signed(SignedNote note) {
    return note.signatures().stream()
        .filter(signature -> signature.name().equals(key.name()))
        .flatMap(signature -> time(note, signature.bytes()).stream())
        .findFirst();
  }

  private Optional<Instant> time(SignedNote note, byte[] bytes) {
    if (bytes.length <= ID_BYTES + Long.BYTES
        || !Bytes.sameInConstantTime(Arrays.copyOf(bytes, ID_BYTES), id())) {
      return Optional.empty();
    }
    long seconds = ByteBuffer.wrap(bytes).getLong(ID_BYTES);
    byte[] signature = Arrays.copyOfRange(bytes, ID_BYTES + Long.BYTES, bytes.length);
    return seconds >= 0
            && seconds <= Instant.MAX.getEpochSecond()
            && key.verifies(message(note, seconds), signature)
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  private static byte[] message(SignedNote note, long seconds) {
    return ("cosignature/v1\ntime " + seconds + "\n" + note.text())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The key as others are told of it. */
  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + KEY_BYTES).put(COSIGNATURE).put(key.publicKey()).array();
    return key.name()
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}

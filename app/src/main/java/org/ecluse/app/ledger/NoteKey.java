package org.ecluse.app.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.ecluse.crypto.Bytes;

/** The public half of an Ed25519 key that signs notes under a name: a C2SP "verifier key". */
public final class NoteKey {

  private static final byte ED25519 = 1;
  private static final int ID_BYTES = 4;
  private static final String NAME = "[^\\s+]{1,255}";

  private final String name;
  private final byte[] publicKey;

  NoteKey(String name, byte[] publicKey) {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name for a key");
    }
    this.name = name;
    this.publicKey = publicKey.clone();
  }

  /** A key of 32 bytes under a name. */
  public static NoteKey of(String name, byte[] publicKey) {
    if (publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return new NoteKey(name, publicKey);
  }

  /** A name has neither spaces nor plus signs. */
  public static boolean isName(String text) {
    return text.matches(NAME);
  }

  /** Reads the one way in which {@link #toString} writes a key; empty for anything else. */
  public static Optional<NoteKey> parse(String text) {
    String[] words = text.split("\\+", 3);
    if (words.length != 3 || !isName(words[0])) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(words[2]);
      if (bytes.length != 1 + Ed25519PublicKeyParameters.KEY_SIZE || bytes[0] != ED25519) {
        return Optional.empty();
      }
      NoteKey key = new NoteKey(words[0], Arrays.copyOfRange(bytes, 1, bytes.length));
      return Optional.of(key).filter(read -> read.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public String name() {
    return name;
  }

  /** The 32 bytes of the public key. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The same key under another name. */
  public NoteKey under(String other) {
    return new NoteKey(other, publicKey);
  }

  boolean samePublicKey(NoteKey other) {
    return Bytes.sameInConstantTime(publicKey, other.publicKey);
  }

  /** Tells this key from others of its name; four bytes. */
  byte[] id() {
    byte[] label = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Hash.over(label, new byte[] {ED25519}, publicKey).bytes(), ID_BYTES);
  }

  /** Whether this key, under this name, signed the note. */
  public boolean signed(SignedNote note) {
    return note.signatures().stream()
        .filter(signature -> signature.name().equals(name))
        .anyMatch(signature -> verify(note.textBytes(), signature.bytes()));
  }

  private boolean verify(byte[] message, byte[] idAndSignature) {
    if (idAndSignature.length < ID_BYTES) {
      return false;
    }
    byte[] id = Arrays.copyOf(idAndSignature, ID_BYTES);
    byte[] signature = Arrays.copyOfRange(idAndSignature, ID_BYTES, idAndSignature.length);
    return Bytes.sameInConstantTime(id, id()) && verifies(message, signature);
  }

  /** Whether this key made a bare Ed25519 signature. */
  public boolean verifies(byte[] message, byte[] signature) {
    Ed25519Signer verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(publicKey));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + publicKey.length).put(ED25519).put(publicKey).array();
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }
}

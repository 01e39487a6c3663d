package org.ecluse.app.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The private Ed25519 key by which an installation answers for its ledger. It signs two sorts of
 * bytes that can never be the same: notes, which have newlines, and the dotted base64 of receipts,
 * which has none.
 */
public final class LedgerKey {

  /** Size of the secret, in bytes. Source: RFC 8032. */
  public static final int SEED_BYTES = Ed25519PrivateKeyParameters.KEY_SIZE;

  private final Ed25519PrivateKeyParameters key;

  private LedgerKey(Ed25519PrivateKeyParameters key) {
    this.key = key;
  }

  /** The key of a secret of {@link #SEED_BYTES} random bytes, which is copied. */
  public static LedgerKey copyOf(byte[] seed) {
    return new LedgerKey(new Ed25519PrivateKeyParameters(seed));
  }

  /** Its public half, under a name. */
  public NoteKey named(String name) {
    return new NoteKey(name, key.generatePublicKey().getEncoded());
  }

  /** What the log is called where nobody chose a name: no two installations have the same. */
  public String ownName() {
    String fingerprint = Hash.over(key.generatePublicKey().getEncoded()).hex();
    return "ecluse.invalid/" + fingerprint.substring(0, 16);
  }

  SignedNote sign(String name, String text) {
    byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
    byte[] id = named(name).id();
    byte[] both = ByteBuffer.allocate(id.length + signature.length).put(id).put(signature).array();
    return new SignedNote(
        text, List.of(new SignedNote.Signature(name, Base64.getEncoder().encodeToString(both))));
  }

  /** A bare Ed25519 signature. */
  public byte[] sign(byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  @Override
  public String toString() {
    return "LedgerKey[redacted]";
  }
}

package org.ecluse.app.pass.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import org.ecluse.policy.outcome.Outcome;

/**
 * An SSH public key in its one canonical writing, of a kind and size that may open an account.
 *
 * @param type the key's type, such as {@code ssh-ed25519}
 * @param base64 its blob (RFC 4253, section 6.6)
 */
public record OpenSshKey(String type, String base64) {

  /**
   * Reads the content of a public key file: one line of type, base64 and an optional comment, which
   * is dropped. The refusal's sentence says what is wrong.
   */
  public static Outcome<OpenSshKey> parse(String file) {
    return PublicKeyFile.parse(file);
  }

  /** The writing of a key that was presented; empty for one that no account can have. */
  public static Optional<OpenSshKey> of(PublicKey key) {
    return JavaKeys.blob(key)
        .flatMap(
            blob ->
                KeyBlob.read(blob)
                    .filter(KeyBlob::isAcceptable)
                    .map(read -> of(read.type(), blob)));
  }

  static OpenSshKey of(String type, byte[] blob) {
    return new OpenSshKey(type, Base64.getEncoder().encodeToString(blob));
  }

  /** Type and base64, as in a file without comment. */
  public String line() {
    return type + " " + base64;
  }

  /** {@code SHA256:…} over the blob, as {@code ssh-keygen -l} prints it. */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(base64));
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package org.ecluse.app.pass;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.crypto.Bytes;

/**
 * What is in the cookie of a person who is signed in. The records know its hash: whoever reads them
 * cannot sign in with it. A fast hash is enough, there is nothing to guess in 256 random bits.
 */
final class SessionSecret {

  static final int BYTES = 32;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String MAC = "HmacSHA256";
  private static final byte[] FORM_LABEL =
      "ecluse/form-token@v1".getBytes(StandardCharsets.US_ASCII);

  private final String text;

  private SessionSecret(String text) {
    this.text = text;
  }

  static SessionSecret fresh(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    try {
      return new SessionSecret(TEXT.encodeToString(bytes));
    } finally {
      Bytes.wipe(bytes);
    }
  }

  /** Reads what a client sent; empty for anything that no session can have. */
  static Optional<SessionSecret> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SessionSecret(text)) : Optional.empty();
  }

  String text() {
    return text;
  }

  /** What the records know it by. */
  String hash() {
    try {
      return TEXT.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** Follows from the secret, and does not tell it. */
  String formToken() {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(bytes(), MAC));
      return TEXT.encodeToString(mac.doFinal(FORM_LABEL));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + MAC, e);
    }
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "SessionSecret[redacted]";
  }
}

package org.ecluse.app.signin;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.crypto.Bytes;

/**
 * The six digits that an authenticator app shows: TOTP (RFC 6238) with SHA-1, 30 s, 6 digits, which
 * is what every app knows. A code is good for its own step and one to either side of it.
 */
final class Codes {

  static final long STEP_SECONDS = 30;
  static final int DIGITS = 6;

  /** RFC 4226 asks for at least 128 bits and recommends 160. */
  private static final int SECRET_BYTES = 20;

  private static final List<Integer> STEPS_AROUND = List.of(-1, 0, 1);

  private final HmacOneTimePasswordGenerator generator = new HmacOneTimePasswordGenerator(DIGITS);
  private final SecureRandom random;

  Codes(SecureRandom random) {
    this.random = random;
  }

  /** A new secret, in base32. */
  String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    try {
      return Base32.encode(secret);
    } finally {
      Bytes.wipe(secret);
    }
  }

  /** The step that this is the code of; all steps are looked at, whichever it is. */
  OptionalLong stepOf(String code, String secret, Instant now) {
    byte[] given = digitsOf(code).getBytes(StandardCharsets.UTF_8);
    OptionalLong found = OptionalLong.empty();
    for (int around : STEPS_AROUND) {
      long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS) + around;
      byte[] expected = code(secret, step).getBytes(StandardCharsets.UTF_8);
      if (Bytes.sameInConstantTime(expected, given)) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  /** Apps show digits in groups, and people type what they see. */
  private static String digitsOf(String code) {
    return code.replaceAll("[\\s-]", "");
  }

  String code(String secret, long step) {
    try {
      return generator.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm()), step, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("a key of bytes is a key for HMAC", e);
    }
  }

  /** What an authenticator app reads from a picture. The label stands in its list. */
  static String uri(String issuer, String account, String secret) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(issuer, account, secret, issuer);
  }
}

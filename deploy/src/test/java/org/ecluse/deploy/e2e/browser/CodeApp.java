package org.ecluse.deploy.e2e.browser;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** An app on a telephone that shows codes. A code is good once, so that each is the next one. */
final class CodeApp {

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();
  private final SecretKeySpec key;
  private Instant last = Instant.EPOCH;

  /**
   * An app that was told a secret.
   *
   * @param secret Base32
   */
  CodeApp(String secret) {
    key = new SecretKeySpec(base32(secret), "HmacSHA1");
  }

  /**
   * The code of this moment, or of the next step where that one was used; the service takes both.
   */
  String code() {
    Instant now = Clock.systemUTC().instant();
    Instant next = last.plus(generator.getTimeStep());
    last = next.isAfter(now) ? next : now;
    try {
      return generator.generateOneTimePasswordString(key, last);
    } catch (InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] base32(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >>> bits);
      }
    }
    return bytes.toByteArray();
  }
}

package org.ecluse.app.signin;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.ecluse.crypto.Bytes;

/**
 * Hashes of passwords: Argon2id (RFC 9106), version 19. Their text is {@code
 * argon2id,MEMORY_KIB,PASSES,SALT,HASH}, so that other costs can be chosen later.
 *
 * <p>The cost is above OWASP's least (46 MiB with one pass, Password Storage Cheat Sheet): two
 * passes. Few run at once, so that guessers cannot take all memory: {@link #AT_ONCE} times {@link
 * #MEMORY_KIB}.
 */
final class PasswordHash {

  static final int MEMORY_KIB = 46 << 10;
  static final int PASSES = 2;
  static final int AT_ONCE = 2;

  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final String NAME = "argon2id";
  private static final long PATIENCE_SECONDS = 10;

  private final SecureRandom random;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final String nobodys;

  PasswordHash(SecureRandom random) {
    this.random = random;
    this.nobodys = text(MEMORY_KIB, PASSES, new byte[SALT_BYTES], new byte[HASH_BYTES]);
  }

  /** The hash of a password that is being chosen. */
  String of(String password) throws OverloadException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return text(MEMORY_KIB, PASSES, salt, hash(password, MEMORY_KIB, PASSES, salt));
  }

  /** A hash that no password has, and that takes as long to find that out. */
  String nobodys() {
    return nobodys;
  }

  /** Whether this is the password, in the same time whether it is or not. */
  boolean matches(String password, String text) throws OverloadException {
    List<String> parts = List.of(text.split(",", -1));
    byte[] salt = Base64.getUrlDecoder().decode(parts.get(3));
    byte[] expected = Base64.getUrlDecoder().decode(parts.get(4));
    byte[] found =
        hash(password, Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)), salt);
    return Bytes.sameInConstantTime(expected, found);
  }

  private byte[] hash(String password, int memoryKib, int passes, byte[] salt)
      throws OverloadException {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new OverloadException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OverloadException();
    }
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(memoryKib)
              .withIterations(passes)
              .withParallelism(LANES)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[HASH_BYTES];
      generator.generateBytes(secret, hash);
      return hash;
    } finally {
      Bytes.wipe(secret);
      places.release();
    }
  }

  private static String text(int memoryKib, int passes, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return String.join(
        ",",
        NAME,
        Integer.toString(memoryKib),
        Integer.toString(passes),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }
}

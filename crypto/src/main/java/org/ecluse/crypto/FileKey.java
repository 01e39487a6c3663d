package org.ecluse.crypto;

import java.security.SecureRandom;
import java.util.function.Function;
import org.ecluse.crypto.internal.Secret;

/**
 * The data key of one file: seals its parts, and is itself stored only wrapped.
 *
 * <p>Safe for use by several threads; a use and a close exclude each other.
 */
public final class FileKey implements AutoCloseable {

  /** Size of the key, in bytes. */
  public static final int SIZE_BYTES = 32;

  private final Secret secret;

  private FileKey(Secret secret) {
    this.secret = secret;
  }

  /** Returns a fresh key. */
  public static FileKey generate(SecureRandom random) {
    return new FileKey(Secret.random(SIZE_BYTES, random));
  }

  /**
   * Returns a key with a copy of {@code bytes}, {@link #SIZE_BYTES} of them; the caller wipes his.
   */
  public static FileKey copyOf(byte[] bytes) {
    return new FileKey(Secret.copyOf(bytes, SIZE_BYTES));
  }

  /** Returns a second key object with the same bytes and a life of its own. */
  public FileKey copy() {
    return use(FileKey::copyOf);
  }

  /** Tells, in constant time, whether both are the same key. */
  public boolean sameAs(FileKey other) {
    return secret.sameAs(other.secret);
  }

  <R> R use(Function<byte[], R> work) {
    return secret.use(work);
  }

  /** Overwrites the key: every later use throws {@link IllegalStateException}. */
  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "FileKey[redacted]";
  }
}

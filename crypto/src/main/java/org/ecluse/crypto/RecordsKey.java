package org.ecluse.crypto;

import java.security.SecureRandom;
import java.util.function.Function;
import org.ecluse.crypto.internal.Secret;

/**
 * The root of the keys that hide names and free text in the records.
 *
 * <p>It lives with the vault, never with the records. Safe for use by several threads; a use and a
 * close exclude each other.
 */
public final class RecordsKey implements AutoCloseable {

  /** Size of the key, in bytes. */
  public static final int SIZE_BYTES = 32;

  private final Secret secret;

  private RecordsKey(Secret secret) {
    this.secret = secret;
  }

  /** Returns a fresh key. */
  public static RecordsKey generate(SecureRandom random) {
    return new RecordsKey(Secret.random(SIZE_BYTES, random));
  }

  /**
   * Returns a key with a copy of {@code bytes}, {@link #SIZE_BYTES} of them; the caller wipes his.
   */
  public static RecordsKey copyOf(byte[] bytes) {
    return new RecordsKey(Secret.copyOf(bytes, SIZE_BYTES));
  }

  /** Returns a copy of the bytes, for the store that keeps the key. The caller wipes it. */
  public byte[] copyBytes() {
    return secret.use(byte[]::clone);
  }

  /** Tells, in constant time, whether both are the same key. */
  public boolean sameAs(RecordsKey other) {
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
    return "RecordsKey[redacted]";
  }
}

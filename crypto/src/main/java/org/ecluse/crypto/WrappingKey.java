package org.ecluse.crypto;

import java.security.SecureRandom;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ecluse.crypto.internal.Secret;

/**
 * The key that wraps the file keys of one epoch.
 *
 * <p>Destroying every copy of it makes whatever it wrapped unreadable, in old copies of the vault
 * too. Safe for use by several threads; a use and a close exclude each other.
 */
public final class WrappingKey implements AutoCloseable {

  /** Size of the key, in bytes. */
  public static final int SIZE_BYTES = 32;

  /** Name of an epoch, such as {@code 2026-11-23}: 1 to 64 letters, digits, dots, hyphens. */
  static final Pattern EPOCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final String epoch;
  private final Secret secret;

  private WrappingKey(String epoch, Secret secret) {
    if (!EPOCH.matcher(epoch).matches()) {
      secret.close();
      throw new IllegalArgumentException("not the name of an epoch");
    }
    this.epoch = epoch;
    this.secret = secret;
  }

  /** Returns a fresh key for {@code epoch}. */
  public static WrappingKey generate(String epoch, SecureRandom random) {
    return new WrappingKey(epoch, Secret.random(SIZE_BYTES, random));
  }

  /**
   * Returns a key with a copy of {@code bytes}, {@link #SIZE_BYTES} of them; the caller wipes his.
   */
  public static WrappingKey copyOf(String epoch, byte[] bytes) {
    return new WrappingKey(epoch, Secret.copyOf(bytes, SIZE_BYTES));
  }

  /** Returns a second key object with the same bytes and a life of its own. */
  public WrappingKey copy() {
    return use(bytes -> copyOf(epoch, bytes));
  }

  /** Returns the name of the epoch, which is no secret. */
  public String epoch() {
    return epoch;
  }

  /** Returns a copy of the bytes, for the store that keeps the key. The caller wipes it. */
  public byte[] copyBytes() {
    return secret.use(byte[]::clone);
  }

  /** Tells, in constant time, whether both are the same key, epochs apart. */
  public boolean sameAs(WrappingKey other) {
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
    return "WrappingKey[" + epoch + ", redacted]";
  }
}

package org.ecluse.crypto.internal;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secret bytes: copied in, lent out for the time of a call, overwritten by close.
 *
 * <p>Use and close exclude each other. Without that, a thread could wrap a key under the zeros that
 * a closing thread has just written, and publish it to everybody.
 */
public final class Secret implements AutoCloseable {

  private byte @Nullable [] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a secret with a copy of {@code bytes}, which must be {@code sizeBytes} long. */
  public static Secret copyOf(byte[] bytes, int sizeBytes) {
    if (bytes.length != sizeBytes) {
      throw new IllegalArgumentException("key of " + bytes.length + " bytes");
    }
    return new Secret(bytes.clone());
  }

  /** Returns a fresh secret of {@code sizeBytes}. */
  public static Secret random(int sizeBytes, SecureRandom random) {
    byte[] bytes = new byte[sizeBytes];
    random.nextBytes(bytes);
    return new Secret(bytes);
  }

  /**
   * Lends the bytes to {@code work}, which must neither keep nor change them.
   *
   * @throws IllegalStateException when the secret is closed
   */
  public synchronized <R> R use(Function<byte[], R> work) {
    if (bytes == null) {
      throw new IllegalStateException("key is closed");
    }
    return work.apply(bytes);
  }

  /** Tells, in constant time, whether both are the same; one copy, so that two locks never nest. */
  public boolean sameAs(Secret other) {
    byte[] copy = other.use(byte[]::clone);
    try {
      return use(own -> MessageDigest.isEqual(own, copy));
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /** Overwrites the bytes. Closing twice does no harm. */
  @Override
  public synchronized void close() {
    if (bytes != null) {
      Arrays.fill(bytes, (byte) 0);
      bytes = null;
    }
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}

package org.ecluse.crypto;

import java.util.Arrays;
import org.ecluse.crypto.internal.Aead;

/**
 * A file key as it may be stored: wrapped under the key of an epoch, bound to what it is for.
 *
 * <p>Layout: {@code version(1) || salt(24) || ciphertext(32) || tag(16)}. No secret by itself.
 */
public final class WrappedKey {

  /** Version of the layout and of the wrapping. */
  static final int VERSION = 1;

  /** Random bytes that give every wrap a key and nonce of its own. */
  static final int SALT_BYTES = 24;

  static final int SALT_OFFSET = 1;
  static final int CIPHERTEXT_OFFSET = SALT_OFFSET + SALT_BYTES;

  /** The wrapped key and its tag, in bytes. */
  static final int CIPHERTEXT_BYTES = FileKey.SIZE_BYTES + Aead.TAG_BYTES;

  /** Size of the whole, in bytes; the same for every key. */
  public static final int SIZE_BYTES = CIPHERTEXT_OFFSET + CIPHERTEXT_BYTES;

  private final String epoch;
  private final byte[] bytes;

  private WrappedKey(String epoch, byte[] bytes) {
    this.epoch = epoch;
    this.bytes = bytes;
  }

  /**
   * Reads a wrapped key back from storage.
   *
   * @param epoch the name of the epoch that was stored with it
   * @param bytes what {@link #toBytes} gave, copied
   * @throws CryptoException.UnknownVersion when this code does not know the layout
   * @throws CryptoException.WrapRejected when it cannot be a wrapped key
   */
  public static WrappedKey of(String epoch, byte[] bytes) throws CryptoException {
    if (bytes.length == 0) {
      throw new CryptoException.WrapRejected("it is empty");
    }
    if (bytes[0] != VERSION) {
      throw new CryptoException.UnknownVersion("wrapped key", Byte.toUnsignedInt(bytes[0]));
    }
    if (bytes.length != SIZE_BYTES) {
      throw new CryptoException.WrapRejected("it has " + bytes.length + " bytes");
    }
    return new WrappedKey(epoch, bytes.clone());
  }

  static WrappedKey assemble(String epoch, byte[] salt, byte[] ciphertext) {
    byte[] bytes = new byte[SIZE_BYTES];
    bytes[0] = VERSION;
    System.arraycopy(salt, 0, bytes, SALT_OFFSET, SALT_BYTES);
    System.arraycopy(ciphertext, 0, bytes, CIPHERTEXT_OFFSET, CIPHERTEXT_BYTES);
    return new WrappedKey(epoch, bytes);
  }

  /** Returns the name of the epoch whose key unwraps this. */
  public String epoch() {
    return epoch;
  }

  /** Returns the bytes to store, {@link #SIZE_BYTES} of them. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, SALT_OFFSET, CIPHERTEXT_OFFSET);
  }

  byte[] ciphertext() {
    return Arrays.copyOfRange(bytes, CIPHERTEXT_OFFSET, SIZE_BYTES);
  }

  @Override
  public String toString() {
    return "WrappedKey[" + epoch + "]";
  }
}

package org.ecluse.crypto;

import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import org.ecluse.crypto.internal.FieldWriter;
import org.ecluse.crypto.internal.OneTimeBox;

/**
 * Wraps file keys under the key of an epoch, and unwraps them.
 *
 * <p>Every wrap derives its own AES-256-GCM key and nonce from the epoch's key, the epoch's name
 * and a random salt of 24 bytes. The chance that any two wraps of an epoch share them stays under
 * 2^-32 for 2^80 wraps, so an operator need not count.
 */
public final class KeyWrapper {

  private static final String LABEL = "ecluse/key-wrap@v1";

  private KeyWrapper() {}

  /**
   * Wraps {@code key} so that only {@code wrappingKey} with the same {@code binding} unwraps it.
   */
  public static WrappedKey wrap(
      FileKey key, WrappingKey wrappingKey, Binding binding, SecureRandom random) {
    byte[] salt = new byte[WrappedKey.SALT_BYTES];
    random.nextBytes(salt);
    return wrap(Engine.active(), key, wrappingKey, binding, salt);
  }

  /** Wraps with a given salt, which must be fresh: outside tests, a random one. */
  static WrappedKey wrap(
      Engine engine, FileKey key, WrappingKey wrappingKey, Binding binding, byte[] salt) {
    byte[] info = info(wrappingKey.epoch(), salt);
    byte[] aad = binding.encode();
    byte[] plain = key.use(byte[]::clone);
    try {
      byte[] ciphertext =
          wrappingKey.use(root -> OneTimeBox.seal(engine.aeads(), root, info, aad, plain));
      return WrappedKey.assemble(wrappingKey.epoch(), salt, ciphertext);
    } finally {
      Bytes.wipe(plain);
    }
  }

  /**
   * Unwraps a file key, which the caller closes.
   *
   * @throws CryptoException.WrapRejected when it was wrapped under another key, for another epoch,
   *     or bound to anything else
   */
  public static FileKey unwrap(WrappedKey wrapped, WrappingKey wrappingKey, Binding binding)
      throws CryptoException {
    return unwrap(Engine.active(), wrapped, wrappingKey, binding);
  }

  static FileKey unwrap(Engine engine, WrappedKey wrapped, WrappingKey wrappingKey, Binding binding)
      throws CryptoException {
    if (!wrapped.epoch().equals(wrappingKey.epoch())) {
      throw new CryptoException.WrapRejected("it is of another epoch");
    }
    byte[] root = wrappingKey.copyBytes();
    try {
      byte[] info = info(wrapped.epoch(), wrapped.salt());
      byte[] plain =
          OneTimeBox.open(engine.aeads(), root, info, binding.encode(), wrapped.ciphertext());
      try {
        return FileKey.copyOf(plain);
      } finally {
        Bytes.wipe(plain);
      }
    } catch (AEADBadTagException e) {
      throw new CryptoException.WrapRejected("key or binding differ");
    } finally {
      Bytes.wipe(root);
    }
  }

  private static byte[] info(String epoch, byte[] salt) {
    return new FieldWriter(LABEL).ascii(epoch).bytes(salt).toBytes();
  }
}

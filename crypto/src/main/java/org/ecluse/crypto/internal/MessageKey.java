package org.ecluse.crypto.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What one message is sealed with: key, base nonce and commitment, derived from the input key, the
 * message's salt and its context.
 *
 * <p>Source: C2SP chunked-encryption, "Key derivation", instance Cobblestone-256.
 */
public final class MessageKey implements AutoCloseable {

  private static final byte[] LABEL =
      "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);

  private static final int COMMITMENT_OFFSET = Aead.KEY_BYTES + Aead.NONCE_BYTES;

  private final byte[] derived;

  private MessageKey(byte[] derived) {
    this.derived = derived;
  }

  /** Derives the key of the message that starts with {@code salt}. */
  public static MessageKey derive(byte[] inputKey, byte[] salt, byte[] context) {
    if (salt.length != ChunkLayout.SALT_BYTES) {
      throw new IllegalArgumentException("salt of " + salt.length + " bytes");
    }
    byte[] info = Concat.of(LABEL, salt, context);
    int length = COMMITMENT_OFFSET + ChunkLayout.COMMITMENT_BYTES;
    return new MessageKey(HkdfExpand.sha512(inputKey, info, length));
  }

  /** Returns the commitment, which is public: it stands in the header. */
  public byte[] commitment() {
    return Arrays.copyOfRange(derived, COMMITMENT_OFFSET, derived.length);
  }

  /** Tells, in constant time, whether {@code commitment} is the one of this key. */
  public boolean matches(byte[] commitment) {
    return MessageDigest.isEqual(commitment(), commitment);
  }

  /** Returns the cipher of the message's chunks. */
  public ChunkCipher cipher(AeadFactory aeads) {
    byte[] key = Arrays.copyOf(derived, Aead.KEY_BYTES);
    try {
      byte[] baseNonce = Arrays.copyOfRange(derived, Aead.KEY_BYTES, COMMITMENT_OFFSET);
      return new ChunkCipher(aeads.keyed(key), baseNonce);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public void close() {
    Arrays.fill(derived, (byte) 0);
  }
}

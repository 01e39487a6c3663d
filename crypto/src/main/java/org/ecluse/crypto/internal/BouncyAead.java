package org.ecluse.crypto.internal;

import javax.crypto.AEADBadTagException;
import javax.security.auth.DestroyFailedException;
import org.bouncycastle.crypto.PacketCipherException;
import org.bouncycastle.crypto.modes.AESGCMModePacketCipher;
import org.bouncycastle.crypto.modes.AESGCMPacketCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM by Bouncy Castle LTS, through its packet interface: one call, one message.
 *
 * <p>Where the native build is active that call is a single crossing into native code. Closing
 * destroys the cipher's own copies and drops the key.
 */
public final class BouncyAead implements Aead {

  private final AESGCMModePacketCipher cipher = AESGCMPacketCipher.newInstance();
  private @Nullable KeyParameter key;

  /** Makes one; {@code key} is copied. */
  public BouncyAead(byte[] key) {
    this.key = new KeyParameter(key);
  }

  @Override
  public void seal(
      byte[] nonce, byte[] aad, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    try {
      cipher.processPacket(true, with(nonce, aad), in, inOffset, length, out, outOffset);
    } catch (PacketCipherException e) {
      throw new IllegalStateException("AES-GCM refused to seal", e);
    }
  }

  @Override
  public void open(
      byte[] nonce,
      byte[] aad,
      byte[] in,
      int inOffset,
      int sealedLength,
      byte[] out,
      int outOffset)
      throws AEADBadTagException {
    try {
      cipher.processPacket(false, with(nonce, aad), in, inOffset, sealedLength, out, outOffset);
    } catch (PacketCipherException e) {
      if (e.getReason() != PacketCipherException.Reason.INVALID_CIPHERTEXT) {
        throw new IllegalStateException("AES-GCM refused to open", e);
      }
      throw (AEADBadTagException) new AEADBadTagException("tag mismatch").initCause(e);
    }
  }

  private AEADParameters with(byte[] nonce, byte[] aad) {
    KeyParameter current = key;
    if (current == null) {
      throw new IllegalStateException("cipher is closed");
    }
    return new AEADParameters(current, TAG_BYTES * Byte.SIZE, nonce, aad);
  }

  @Override
  public void close() {
    key = null;
    try {
      cipher.destroy();
    } catch (DestroyFailedException e) {
      throw new IllegalStateException("Bouncy Castle could not destroy a cipher", e);
    }
  }
}

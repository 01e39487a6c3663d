package org.ecluse.crypto.internal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM by the JDK's own provider, whatever other providers have been registered.
 *
 * <p>Closing drops the key and the cipher. The JDK gives no way to overwrite the copies that it
 * made of the key, so they stay in memory until the collector reuses it.
 */
public final class JdkAead implements Aead {

  private static final String PROVIDER = "SunJCE";
  private static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private @Nullable Keyed keyed;

  private record Keyed(Cipher cipher, SecretKey key) {}

  /** Makes one; {@code key} is copied. */
  public JdkAead(byte[] key) {
    try {
      keyed =
          new Keyed(Cipher.getInstance(TRANSFORMATION, PROVIDER), new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + TRANSFORMATION + " in " + PROVIDER, e);
    }
  }

  @Override
  public void seal(
      byte[] nonce, byte[] aad, byte[] in, int inOffset, int length, byte[] out, int outOffset) {
    try {
      Cipher cipher = start(Cipher.ENCRYPT_MODE, nonce, aad);
      cipher.doFinal(in, inOffset, length, out, outOffset);
    } catch (GeneralSecurityException e) {
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
      Cipher cipher = start(Cipher.DECRYPT_MODE, nonce, aad);
      cipher.doFinal(in, inOffset, sealedLength, out, outOffset);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to open", e);
    }
  }

  private Cipher start(int mode, byte[] nonce, byte[] aad) throws GeneralSecurityException {
    Keyed current = keyed;
    if (current == null) {
      throw new IllegalStateException("cipher is closed");
    }
    current.cipher.init(mode, current.key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    current.cipher.updateAAD(aad);
    return current.cipher;
  }

  @Override
  public void close() {
    keyed = null;
  }
}

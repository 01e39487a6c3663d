package org.ecluse.crypto.independent;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-Expand and AES-GCM as the standards write them. */
public final class Primitives {

  private Primitives() {}

  public static byte[] hmac(String name, byte[] key, byte[]... parts)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(key, name));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  /** T(i) = HMAC(prk, T(i-1) || info || i), RFC 5869 section 2.3. */
  public static byte[] expand(byte[] prk, byte[] info, int length) throws GeneralSecurityException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] previous = new byte[0];
    for (int i = 1; all.size() < length; i++) {
      previous = hmac("HmacSHA512", prk, previous, info, new byte[] {(byte) i});
      all.writeBytes(previous);
    }
    return Arrays.copyOf(all.toByteArray(), length);
  }

  public static byte[] gcmOpen(byte[] key, byte[] nonce, byte[] aad, byte[] sealed)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(aad);
    return cipher.doFinal(sealed);
  }
}

package org.ecluse.crypto.independent;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Opens whole sealed messages, wrapped keys and sealed fields. */
public final class SecondReader {

  private SecondReader() {}

  /** Returns the plaintext of a sealed message, or throws when any of it is wrong. */
  public static byte[] openMessage(byte[] inputKey, byte[] context, byte[] message)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOfRange(message, 0, 24);
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.writeBytes(ascii("c2sp.org/chunked-encryption@v1+"));
    info.writeBytes(ascii("AEAD_AES_256_GCM"));
    info.write(0);
    info.writeBytes(salt);
    info.writeBytes(context);
    byte[] derived = Primitives.expand(inputKey, info.toByteArray(), 76);
    byte[] commitment = Arrays.copyOfRange(derived, 44, 76);
    if (!Arrays.equals(commitment, Arrays.copyOfRange(message, 24, 56))) {
      throw new GeneralSecurityException("commitment");
    }
    byte[] key = Arrays.copyOfRange(derived, 0, 32);
    BigInteger baseNonce = new BigInteger(1, Arrays.copyOfRange(derived, 32, 44));
    return openChunks(key, baseNonce, message);
  }

  private static byte[] openChunks(byte[] key, BigInteger baseNonce, byte[] message)
      throws GeneralSecurityException {
    ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
    int offset = 56;
    for (long chunk = 0; ; chunk++) {
      int length = Math.min(16_400, message.length - offset);
      byte[] nonce = twelve(baseNonce.xor(BigInteger.valueOf(chunk)));
      byte[] sealed = Arrays.copyOfRange(message, offset, offset + length);
      plaintext.writeBytes(Primitives.gcmOpen(key, nonce, new byte[0], sealed));
      offset += length;
      if (length < 16_400) {
        return plaintext.toByteArray();
      }
      if (offset == message.length) {
        throw new GeneralSecurityException("no short chunk at the end");
      }
    }
  }

  private static byte[] twelve(BigInteger number) {
    byte[] digits = number.toByteArray();
    byte[] out = new byte[12];
    for (int i = 0; i < 12 && i < digits.length; i++) {
      out[11 - i] = digits[digits.length - 1 - i];
    }
    return out;
  }

  /** Returns the file key in a wrapped key. */
  public static byte[] unwrap(byte[] wrappingKey, String epoch, byte[] binding, byte[] wrapped)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOfRange(wrapped, 1, 25);
    byte[] info = new Encoder().field("ecluse/key-wrap@v1").field(epoch).field(salt).done();
    return openBox(wrappingKey, info, binding, wrapped);
  }

  /** Returns the value of a sealed field. */
  public static byte[] openField(byte[] recordsKey, byte[] context, byte[] sealed)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOfRange(sealed, 1, 25);
    byte[] info = new Encoder().field("ecluse/field@v1").field(salt).done();
    return openBox(recordsKey, info, context, sealed);
  }

  /** Both boxes are {@code 0x01 || salt || ciphertext || tag}. */
  private static byte[] openBox(byte[] root, byte[] info, byte[] aad, byte[] box)
      throws GeneralSecurityException {
    if (box[0] != 1) {
      throw new GeneralSecurityException("version");
    }
    byte[] derived = Primitives.expand(root, info, 44);
    return Primitives.gcmOpen(
        Arrays.copyOfRange(derived, 0, 32),
        Arrays.copyOfRange(derived, 32, 44),
        aad,
        Arrays.copyOfRange(box, 25, box.length));
  }

  /** Returns the blind index of a value. */
  public static byte[] blindIndex(byte[] recordsKey, byte[] context, byte[] value)
      throws GeneralSecurityException {
    byte[] key =
        Primitives.expand(recordsKey, new Encoder().field("ecluse/blind-index@v1").done(), 32);
    byte[] prefix = new Encoder().field("ecluse/blind-index@v1").field(context).done();
    return Primitives.hmac("HmacSHA256", key, prefix, value);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

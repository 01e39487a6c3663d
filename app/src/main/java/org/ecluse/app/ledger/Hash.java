package org.ecluse.app.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.ecluse.crypto.Bytes;

/** A SHA-256 hash: of an entry, of a node of the tree, or of nothing. */
public final class Hash {

  /** In bytes. Source: SHA-256. */
  public static final int BYTES = 32;

  private static final int BASE64_CHARS = 44;

  private final byte[] value;

  private Hash(byte[] value) {
    this.value = value;
  }

  /** Copies exactly {@link #BYTES} bytes. */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has " + BYTES + " bytes");
    }
    return new Hash(bytes.clone());
  }

  /** Hashes some bytes, one piece after the other. */
  static Hash over(byte[]... pieces) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] piece : pieces) {
        sha256.update(piece);
      }
      return new Hash(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  /** Reads the one way in which {@link #base64} writes a hash. */
  public static Optional<Hash> parse(String base64) {
    if (base64.length() != BASE64_CHARS) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Optional.of(bytes)
          .filter(read -> read.length == BYTES)
          .map(Hash::new)
          .filter(hash -> hash.base64().equals(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Reads the one way in which {@link #hex} writes a hash. */
  public static Optional<Hash> parseHex(String hex) {
    return hex.matches("[0-9a-f]{" + 2 * BYTES + "}")
        ? Optional.of(new Hash(Bytes.fromHex(hex)))
        : Optional.empty();
  }

  public byte[] bytes() {
    return value.clone();
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(value);
  }

  /** Lower-case hex. */
  public String hex() {
    return Bytes.hex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Bytes.sameInConstantTime(value, hash.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return hex();
  }
}

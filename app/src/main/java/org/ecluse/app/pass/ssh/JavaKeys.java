package org.ecluse.app.pass.ssh;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** From Java's key objects to blobs, whichever provider's class a key is of. */
final class JavaKeys {

  /** SubjectPublicKeyInfo of every Ed25519 key (RFC 8410), up to its 32 bytes. */
  private static final byte[] ED25519_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

  private JavaKeys() {}

  /** Empty for a kind of key that has no blob here. */
  static Optional<byte[]> blob(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> Optional.of(blob(rsa));
      case ECPublicKey ec -> NistCurve.of(ec.getParams()).map(curve -> blob(curve, ec));
      default -> ed25519(key);
    };
  }

  private static byte[] blob(RSAPublicKey key) {
    return new KeyBlob.Rsa(key.getPublicExponent(), key.getModulus()).bytes();
  }

  private static byte[] blob(NistCurve curve, ECPublicKey key) {
    return new KeyBlob.Ecdsa(curve, key.getW()).bytes();
  }

  /** Java, Bouncy Castle and others have classes of their own for it, but one encoding. */
  private static Optional<byte[]> ed25519(PublicKey key) {
    int start = ED25519_INFO.length;
    return Optional.ofNullable(key.getEncoded())
        .filter(info -> info.length == start + KeyBlob.ED25519_BYTES)
        .filter(info -> Arrays.mismatch(info, ED25519_INFO) == start)
        .map(info -> new KeyBlob.Ed25519(Arrays.copyOfRange(info, start, info.length)).bytes());
  }
}

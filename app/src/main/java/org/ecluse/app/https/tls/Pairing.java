package org.ecluse.app.https.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/**
 * Whether a private key is the one of a certificate.
 *
 * <p>Told by the public half that most EC keys carry with them; the native TLS library computes it
 * anew and refuses a key that lies about it. Where there is none, a signature tells: in a young
 * process the JDK takes a twentieth of a second to prepare its first one.
 */
final class Pairing {

  private static final int P256_BITS = 256;

  private Pairing() {}

  static boolean belongTogether(TlsIdentity identity) {
    return carriesPublicHalf(identity) || signs(identity);
  }

  private static boolean carriesPublicHalf(TlsIdentity identity) {
    try {
      if (!identity.key().getAlgorithm().equals("EC")) {
        return false;
      }
      @Nullable ASN1BitString half =
          ECPrivateKey.getInstance(info(identity).parsePrivateKey()).getPublicKey();
      return half != null
          && MessageDigest.isEqual(
              half.getOctets(), publicKey(identity).getPublicKeyData().getOctets());
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean signs(TlsIdentity identity) {
    try {
      Signature signature =
          Signature.getInstance(
              switch (identity.key().getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> "EdDSA";
              });
      byte[] probe = "ecluse".getBytes(StandardCharsets.US_ASCII);
      signature.initSign(identity.key());
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(identity.certificate().getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The key of a certificate on P-256 together with its public half. */
  static PrivateKeyInfo withPublicHalf(TlsIdentity identity) throws IOException {
    PrivateKeyInfo info = info(identity);
    ECPrivateKey bare = ECPrivateKey.getInstance(info.parsePrivateKey());
    return new PrivateKeyInfo(
        info.getPrivateKeyAlgorithm(),
        new ECPrivateKey(P256_BITS, bare.getKey(), publicKey(identity).getPublicKeyData(), null));
  }

  private static PrivateKeyInfo info(TlsIdentity identity) {
    return PrivateKeyInfo.getInstance(identity.key().getEncoded());
  }

  private static SubjectPublicKeyInfo publicKey(TlsIdentity identity) {
    return SubjectPublicKeyInfo.getInstance(identity.certificate().getPublicKey().getEncoded());
  }
}

package org.ecluse.app.https.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** The text form of certificates and keys. */
final class Pem {

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  static String writeChain(TlsIdentity identity) throws CertificateEncodingException {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : identity.chain()) {
      text.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  /** PKCS #8, as OpenSSL writes it: with the public half, by which {@link Pairing} knows it. */
  static String writeKey(TlsIdentity identity) throws IOException {
    return block("PRIVATE KEY", Pairing.withPublicHalf(identity).getEncoded());
  }

  private static String block(String type, byte[] content) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + LINES.encodeToString(content)
        + "\n-----END "
        + type
        + "-----\n";
  }

  static List<X509Certificate> certificates(byte[] text) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(text))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** Reads a PKCS #8 key, or an older form of an RSA or EC key; empty for anything else. */
  static Optional<PrivateKey> key(byte[] text) {
    try (PEMParser parser =
        new PEMParser(new StringReader(new String(text, StandardCharsets.US_ASCII)))) {
      for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
        Optional<PrivateKeyInfo> info = info(found);
        if (info.isPresent()) {
          return key(info.get());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<PrivateKeyInfo> info(Object found) {
    return switch (found) {
      case PrivateKeyInfo info -> Optional.of(info);
      case PEMKeyPair pair -> Optional.of(pair.getPrivateKeyInfo());
      // An EC key made by openssl is preceded by its parameters.
      default -> Optional.empty();
    };
  }

  private static Optional<PrivateKey> key(PrivateKeyInfo info) throws IOException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(info.getEncoded());
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      try {
        return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
      } catch (GeneralSecurityException _) {
        // Not a key of this algorithm: the next one.
      }
    }
    return Optional.empty();
  }
}

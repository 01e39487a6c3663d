package org.ecluse.app.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.app.account.PassRecord;

/**
 * Makes tokens that an honest issuer would not. It may use the real signing key, so that an attack
 * is refused for what it is and not because its signature is wrong.
 */
final class Forger {

  private final ECKey key;
  private final String issuer;

  Forger(PassHouse house) {
    this.key = house.signingKey();
    this.issuer = house.ring().issuer();
  }

  String issuer() {
    return issuer;
  }

  /** The header that our own tokens have. */
  String header() {
    return "{\"alg\":\"ES256\",\"typ\":\"ecluse-pass+jwt\",\"kid\":\"" + key.getKeyID() + "\"}";
  }

  /** Our header with one more member at its end. */
  String headerWith(String member) {
    return header().replace("}", "," + member + "}");
  }

  /** The payload that our own token for this record has. */
  String payload(PassRecord pass) {
    return new Base64URL(PassClaims.encode(issuer, PassHouse.RECIPIENT, pass)).decodeToString();
  }

  /** A token of these texts, signed with the real key whatever its header says. */
  String signed(String header, String payload) {
    return signed(header, payload, key);
  }

  static String signed(String header, String payload, ECKey key) {
    String input = encode(header) + "." + encode(payload);
    return input + "." + signature(input, key);
  }

  /** Signs parts that are encoded already. */
  String signedParts(String header, String payload) {
    String input = header + "." + payload;
    return input + "." + signature(input, key);
  }

  static String hmac(String algorithm, byte[] key, String header, String payload) {
    String input = encode(header) + "." + encode(payload);
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return input + "." + Base64URL.encode(mac.doFinal(bytes(input)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same signature in ASN.1, as most libraries outside JOSE write it. */
  static String der(String token) {
    int dot = token.lastIndexOf('.');
    byte[] signature = new Base64URL(token.substring(dot + 1)).decode();
    try {
      return token.substring(0, dot + 1)
          + Base64URL.encode(ECDSA.transcodeSignatureToDER(signature));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String encode(String text) {
    return Base64URL.encode(text).toString();
  }

  private static Base64URL signature(String input, ECKey key) {
    try {
      return new ECDSASigner(key).sign(new JWSHeader(JWSAlgorithm.ES256), bytes(input));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

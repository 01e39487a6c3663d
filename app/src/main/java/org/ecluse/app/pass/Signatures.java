package org.ecluse.app.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Signs and verifies with the keys of one ring.
 *
 * <p>A header is never parsed: it is looked up. Each key has exactly one header that this program
 * writes, so the encoded header of a token either <em>is</em> one of those few strings or the token
 * is not ours. Everything that a header can be used for in an attack ({@code alg: none}, HS256,
 * {@code jku}, {@code jwk}, {@code crit}, a second {@code alg}, a {@code kid} that is a path or a
 * query) is thereby the same thing, a string that is not in the map, and no code here could be
 * talked into reading it.
 */
final class Signatures {

  private record Known(ECKey key, JWSHeader header, ECDSAVerifier verifier) {}

  private final KeyRing ring;
  private final Map<String, Known> byHeader;

  Signatures(KeyRing ring) {
    this.ring = ring;
    this.byHeader =
        ring.keys()
            .map(Signatures::known)
            .collect(
                Collectors.toUnmodifiableMap(
                    known -> known.header().toBase64URL().toString(), Function.identity()));
  }

  KeyRing ring() {
    return ring;
  }

  /** The compact token of an encoded payload. */
  String sign(String payload) {
    try {
      JWSObject token =
          new JWSObject(headerOf(ring.signing()), new Payload(new Base64URL(payload)));
      token.sign(new ECDSASigner(ring.signing()));
      return token.serialize();
    } catch (JOSEException | ParseException e) {
      throw PassKeysException.damaged(e);
    }
  }

  /**
   * The compact JWS of a statement of this installation, which anybody can verify with the
   * published keys. Its type is not a pass's, so no statement opens a door.
   *
   * @param type what it states, as the header's {@code typ}
   */
  String sign(String type, String json) {
    try {
      ECKey key = ring.signing();
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(new JOSEObjectType(type))
              .keyID(key.getKeyID())
              .build();
      JWSObject statement = new JWSObject(header, new Payload(json));
      statement.sign(new ECDSASigner(key));
      return statement.serialize();
    } catch (JOSEException e) {
      throw PassKeysException.damaged(e);
    }
  }

  /** Whether one of our keys that is still needed has this header; no cryptography happens. */
  boolean knows(String header, Instant now) {
    Known known = byHeader.get(header);
    return known != null && KeyRing.needed(known.key(), now);
  }

  /** Whether the key of the token's header signed the token; false too for an unknown header. */
  boolean verify(CompactToken token) {
    Known known = byHeader.get(token.header());
    try {
      return known != null
          && known.verifier().verify(known.header(), token.signingInput(), token.signature());
    } catch (JOSEException e) {
      return false; // the library's word for a signature that no ECDSA signer could have made
    }
  }

  private static Known known(ECKey key) {
    try {
      return new Known(key, headerOf(key), new ECDSAVerifier(key.toECPublicKey()));
    } catch (JOSEException | ParseException e) {
      throw PassKeysException.damaged(e);
    }
  }

  private static JWSHeader headerOf(ECKey key) throws ParseException {
    String text =
        "{\"alg\":\"ES256\",\"typ\":\"ecluse-pass+jwt\",\"kid\":\"" + key.getKeyID() + "\"}";
    return JWSHeader.parse(Base64URL.encode(text)); // keeps this very encoding
  }
}

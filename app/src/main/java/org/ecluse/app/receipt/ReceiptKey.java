package org.ecluse.app.receipt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.app.ledger.NoteKey;

/**
 * The ledger's public key as a JSON web key. It signs receipts and checkpoints, never passes: a
 * pass is ES256 under another key and another {@code typ}, and its header is compared as a whole.
 */
public final class ReceiptKey {

  private ReceiptKey() {}

  /** The key as a JWK; its id is the thumbprint of RFC 7638. */
  public static JWK of(NoteKey key) {
    try {
      return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key.publicKey()))
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.EdDSA)
          .keyIDFromThumbprint()
          .build();
    } catch (JOSEException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }

  /** The keys of a JWK set that can have signed a receipt; the others in it are passed over. */
  public static Optional<List<NoteKey>> in(String jwks) {
    try {
      return Optional.of(
          JWKSet.parse(jwks).getKeys().stream()
              .filter(OctetKeyPair.class::isInstance)
              .map(OctetKeyPair.class::cast)
              .filter(key -> Curve.Ed25519.equals(key.getCurve()))
              .map(key -> NoteKey.of("jwks", key.getDecodedX()))
              .toList());
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A JWK set with one key more. */
  static String addTo(String jwks, NoteKey key) {
    try {
      List<JWK> keys = new ArrayList<>(JWKSet.parse(jwks).getKeys());
      keys.add(of(key));
      return new JWKSet(keys).toString();
    } catch (ParseException e) {
      throw new IllegalStateException("not a JWK set", e);
    }
  }

  /** The one header of receipts that this key signs. */
  static Base64URL header(NoteKey key) {
    return Base64URL.encode(
        "{\"alg\":\"EdDSA\",\"typ\":\"ecluse-receipt+jws\",\"kid\":\""
            + of(key).getKeyID()
            + "\"}");
  }
}

package org.ecluse.app.pass;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys of one installation: one that signs, and the public halves of those that signed before.
 *
 * @param issuer 128 random bits in hex that tell this installation from every other
 * @param signing the only key with a private half
 * @param retired public keys, each with the instant at which the last pass it signed is over
 */
record KeyRing(String issuer, ECKey signing, List<ECKey> retired) {

  private static final String ISSUER = "issuer";
  private static final int ISSUER_BYTES = 16;
  private static final String ISSUER_FORM = "[0-9a-f]{32}";
  private static final String KEY_ID_FORM = "[A-Za-z0-9_-]{43}"; // an RFC 7638 thumbprint

  KeyRing {
    retired = List.copyOf(retired);
  }

  /** The ring of a new installation. */
  static KeyRing fresh(SecureRandom random, Instant now) {
    byte[] issuer = new byte[ISSUER_BYTES];
    random.nextBytes(issuer);
    return new KeyRing(HexFormat.of().formatHex(issuer), newKey(random, now), List.of());
  }

  /**
   * A ring with a new signing key. The private half of the old one is gone; its public half stays.
   *
   * @param keep how long a pass that is issued now can still be presented
   */
  KeyRing rotated(SecureRandom random, Instant now, Duration keep) {
    Date over = Date.from(now.plus(keep));
    ECKey old = new ECKey.Builder(signing.toPublicJWK()).expirationTime(over).build();
    List<ECKey> stillNeeded =
        Stream.concat(Stream.of(old), retired.stream()).filter(key -> needed(key, now)).toList();
    return new KeyRing(issuer, newKey(random, now), stillNeeded);
  }

  /** Whether a pass that this key signed can still be valid. */
  static boolean needed(ECKey key, Instant now) {
    Date over = key.getExpirationTime();
    return over == null || now.isBefore(over.toInstant());
  }

  /** The signing key first. */
  Stream<ECKey> keys() {
    return Stream.concat(Stream.of(signing), retired.stream());
  }

  /** What the world may see: public halves of the keys that can have signed a valid pass. */
  JWKSet published(Instant now) {
    return new JWKSet(
        keys().filter(key -> needed(key, now)).map(key -> (JWK) key.toPublicJWK()).toList());
  }

  /** The text to keep, with the private key in it. */
  String text() {
    return new JWKSet(keys().map(key -> (JWK) key).toList(), Map.of(ISSUER, issuer))
        .toString(false);
  }

  /** Reads what {@link #text} wrote; anything else is damage. */
  static KeyRing parse(String text) {
    try {
      JWKSet set = JWKSet.parse(text);
      List<ECKey> keys = set.getKeys().stream().map(JWK::toECKey).toList();
      if (!(set.getAdditionalMembers().get(ISSUER) instanceof String issuer)
          || !issuer.matches(ISSUER_FORM)
          || keys.isEmpty()
          || !keys.getFirst().isPrivate()
          || !keys.stream().allMatch(KeyRing::isOfOurKind)) {
        throw new ParseException("not a ring of pass keys", 0);
      }
      return new KeyRing(issuer, keys.getFirst(), keys.subList(1, keys.size()));
    } catch (ParseException | ClassCastException e) {
      throw PassKeysException.damaged(e);
    }
  }

  private static boolean isOfOurKind(ECKey key) {
    return Curve.P_256.equals(key.getCurve())
        && JWSAlgorithm.ES256.equals(key.getAlgorithm())
        && key.getKeyID() != null
        && key.getKeyID().matches(KEY_ID_FORM);
  }

  private static ECKey newKey(SecureRandom random, Instant now) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .issueTime(Date.from(now))
          .secureRandom(random)
          .generate();
    } catch (JOSEException e) {
      throw new PassKeysException("this Java runtime makes no P-256 keys", e);
    }
  }

  @Override
  public String toString() {
    return "KeyRing[" + signing.getKeyID() + "]";
  }
}

package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.ECPublicKey;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ecluse.app.vectors.Wycheproof;
import org.ecluse.policy.access.Door;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Project Wycheproof's tokens and signatures at what verifies passes: the form of a token, and the
 * library's ECDSA as it is used behind it.
 */
class WycheproofTest {

  private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);

  /** Also those that are valid for their own keys: none of them is a pass of this house. */
  @TestFactory
  Stream<DynamicTest> tokens_openNothing() {
    return Stream.of("json_web_signature_test.json", "json_web_key_test.json")
        .flatMap(file -> Wycheproof.tests(file, WycheproofTest::checkIsNoPass));
  }

  private static void checkIsNoPass(Wycheproof.Case each) {
    PassHouse house = new PassHouse();
    for (Door door : Door.values()) {
      assertThat(house.office.passVerifier().verify(each.text("jws"), door)).isEmpty();
    }
    assertThat(house.denials)
        .hasSize(Door.values().length)
        .containsAnyOf(Denial.MALFORMED, Denial.UNKNOWN_HEADER);
  }

  @TestFactory
  Stream<DynamicTest> tokensUnderEs256_areVerified() {
    return Wycheproof.tests(
        "json_web_signature_test.json",
        each -> JWSAlgorithm.ES256.getName().equals(publicJwk(each).get("alg")),
        WycheproofTest::checkToken);
  }

  private static void checkToken(Wycheproof.Case each) {
    ECDSAVerifier verifier = verifier(() -> ECKey.parse(publicJwk(each)).toECPublicKey());
    boolean accepted =
        CompactToken.parse(each.text("jws"))
            .filter(token -> isSigned(verifier, token.signingInput(), token.signature()))
            .isPresent();
    assertThat(accepted).isEqualTo(each.isValid());
  }

  private static Map<String, Object> publicJwk(Wycheproof.Case each) {
    return each.object("public");
  }

  @TestFactory
  Stream<DynamicTest> signatures_areVerified() {
    return Wycheproof.tests(
        "ecdsa_secp256r1_sha256_p1363_test.json", WycheproofTest::checkSignature);
  }

  private static void checkSignature(Wycheproof.Case each) {
    Base64URL signature = Base64URL.encode(each.hex("sig"));
    boolean hasForm = CompactToken.parse("e30.e30." + signature).isPresent();
    ECDSAVerifier verifier = verifier(() -> (ECPublicKey) each.publicKey("EC"));
    assertThat(hasForm && isSigned(verifier, each.hex("msg"), signature)).isEqualTo(each.isValid());
  }

  /** As {@link Signatures} does it: the header is the one that we would have written. */
  private static boolean isSigned(ECDSAVerifier verifier, byte[] message, Base64URL signature) {
    try {
      return verifier.verify(ES256, message, signature);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static ECDSAVerifier verifier(Callable<ECPublicKey> key) {
    try {
      return new ECDSAVerifier(key.call());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

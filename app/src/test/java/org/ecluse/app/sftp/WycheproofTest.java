package org.ecluse.app.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.ecluse.app.vectors.Wycheproof;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Project Wycheproof's Ed25519 signatures at what verifies the keys of clients. */
class WycheproofTest {

  @TestFactory
  Stream<DynamicTest> signaturesOfEd25519Keys_areVerified() {
    return Wycheproof.tests("ed25519_test.json", WycheproofTest::check);
  }

  private static void check(Wycheproof.Case each) {
    assertThat(isSigned(each)).isEqualTo(each.isValid());
  }

  private static boolean isSigned(Wycheproof.Case each) {
    Signature verifier = BuiltinSignatures.ed25519.create();
    try {
      verifier.initVerifier(null, each.publicKey("Ed25519"));
      verifier.update(null, each.hex("msg"));
      return verifier.verify(null, each.hex("sig"));
    } catch (Exception e) {
      return false; // as the library treats it: the login fails
    }
  }
}

package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.ecluse.policy.access.Door;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every known way to forge a pass, each refused, and refused at the step that is there for it. */
class AttackTableTest {

  @TestFactory
  Stream<DynamicTest> shape_isRefused() {
    return refused(ShapeAttacks.all(), Denial.MALFORMED);
  }

  @TestFactory
  Stream<DynamicTest> header_isRefused() {
    return refused(HeaderAttacks.all(), Denial.UNKNOWN_HEADER);
  }

  @TestFactory
  Stream<DynamicTest> signature_isRefused() {
    return refused(SignatureAttacks.all(), Denial.BAD_SIGNATURE);
  }

  @TestFactory
  Stream<DynamicTest> payloadWithoutRecord_isRefused() {
    return refused(PayloadAttacks.unknown(), Denial.UNKNOWN_PASS);
  }

  @TestFactory
  Stream<DynamicTest> payloadUnlikeItsRecord_isRefused() {
    return refused(PayloadAttacks.different(), Denial.DIFFERS_FROM_RECORD);
  }

  @Test
  void forger_sayingTheTruth_isAccepted() {
    Attack.Target target = Attack.Target.fresh();
    assertThat(target.house().verify(target.saying(target.payload()))).isPresent();
    assertThat(target.house().verify(target.token())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jku", "x5u", "kid", "iss"})
  void aTokenThatNamesAnAddress_makesNobodyCallThere(String member) throws IOException {
    Attack.Target target = Attack.Target.fresh();
    try (ServerSocket address = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "https://127.0.0.1:" + address.getLocalPort() + "/jwks.json";
      String header = target.forger().headerWith("\"" + member + "\":\"" + url + "\"");
      assertThat(target.house().verify(target.under(header))).isEmpty();
      address.setSoTimeout(1);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(address::accept);
    }
  }

  private static Stream<DynamicTest> refused(Stream<Attack> attacks, Denial because) {
    return attacks.map(attack -> dynamicTest(attack.name(), () -> check(attack, because)));
  }

  private static void check(Attack attack, Denial because) {
    Attack.Target target = Attack.Target.fresh();
    String token = attack.token().apply(target);
    assertThat(token).isNotEqualTo(target.token());
    for (Door door : Door.values()) {
      assertThat(target.house().office.passVerifier().verify(token, door)).isEmpty();
    }
    assertThat(target.house().denials).containsOnly(because);
  }
}

package org.ecluse.app.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.ecluse.policy.access.Door;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

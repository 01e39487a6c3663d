package org.ecluse.policy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.ecluse.policy.access.Factor;
import org.ecluse.policy.access.Role;
import org.ecluse.policy.transfer.AccountRef;
import org.ecluse.policy.transfer.Contradiction;
import org.ecluse.policy.transfer.DeliveryId;
import org.ecluse.policy.transfer.EndReason;
import org.ecluse.policy.transfer.FileId;
import org.ecluse.policy.transfer.Id128;
import org.ecluse.policy.transfer.Identity;
import org.ecluse.policy.transfer.Origin;
import org.ecluse.policy.transfer.PassId;
import org.ecluse.policy.transfer.SessionId;
import org.ecluse.policy.transfer.TransferId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LedgerEventTest {

  /** Types that cannot carry a name, a purpose or a token. */
  private static final Set<Class<?>> HARMLESS =
      Set.of(
          TransferId.class,
          DeliveryId.class,
          FileId.class,
          AccountRef.class,
          PassId.class,
          Identity.class,
          Origin.class,
          EndReason.class,
          Contradiction.class,
          Role.class,
          Factor.class,
          SessionId.class,
          Instant.class,
          long.class,
          int.class);

  /**
   * The only texts: fingerprint of a public key, day of an epoch, a signing key or its id, a hash.
   */
  private static final Set<String> HARMLESS_TEXTS =
      Set.of("fingerprint", "epoch", "keyId", "key", "knownHash");

  @TestFactory
  Stream<DynamicTest> noFact_hasRoomForPersonalData() {
    return facts(LedgerEvent.class)
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () -> {
                      for (RecordComponent component : type.getRecordComponents()) {
                        assertThat(
                                HARMLESS.contains(component.getType())
                                    || HARMLESS_TEXTS.contains(component.getName()))
                            .as(component.getName())
                            .isTrue();
                      }
                    }));
  }

  private static Stream<Class<?>> facts(Class<?> kind) {
    return kind.isRecord()
        ? Stream.of(kind)
        : Arrays.stream(kind.getPermittedSubclasses()).flatMap(LedgerEventTest::facts);
  }

  @Test
  void aFact_isSpelledOutInAStableOrder() {
    DeliveryId id = new DeliveryId(new Id128(0, 0));
    LedgerEvent event = new LedgerEvent.DeliveryEnded(id, EndReason.SPENT, 12);

    assertThat(event.type()).isEqualTo("delivery_ended");
    assertThat(event.fields().toString())
        .isEqualTo("{delivery=" + id + ", reason=spent, bytes_left=12}");
  }
}
